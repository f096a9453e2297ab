using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Batch;

namespace SecondBrain.StatesLanguage.Tests.Batch;

/// <summary>Definitions and inputs broken at random places: each is refused or ends as an execution, and none is a fault.</summary>
public sealed class MutationTests
{
    private const int Cases = 4000;

    private const string Seed = """
        {"id": 0, "input": {"n": 1, "l": [1, "a", null], "t": "2016-03-14T01:59:00Z"}, "definition": {"StartAt": "A", "TimeoutSeconds": 90, "States": {
          "A": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)", "l.$": "$.l[*]", "t.$": "$$.Execution.Input.t"}, "ResultPath": "$.x", "Assign": {"v.$": "$.n"}, "Next": "C"},
          "C": {"Type": "Choice", "Choices": [{"And": [{"Variable": "$.x.n", "NumericEquals": 2}, {"Not": {"Variable": "$.x.t", "TimestampLessThanPath": "$.t"}}], "Next": "M"}, {"Variable": "$v", "IsPresent": true, "Next": "F"}], "Default": "W"},
          "W": {"Type": "Wait", "SecondsPath": "$.n", "Next": "M"},
          "M": {"Type": "Map", "ItemsPath": "$.l", "MaxConcurrency": 2, "ItemSelector": {"v.$": "$$.Map.Item.Value", "i.$": "$$.Map.Item.Index"}, "ResultPath": "$.m", "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}],
            "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "I", "States": {"I": {"Type": "Pass", "Parameters": {"f.$": "States.Format('{}-{}', $.v, $.i)"}, "End": true}}}, "Next": "P"},
          "P": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Succeed", "OutputPath": "$.m"}}}, {"StartAt": "D", "States": {"D": {"Type": "Wait", "Seconds": 5, "End": true}}}],
            "Catch": [{"ErrorEquals": ["States.TaskFailed"], "ResultPath": "$.e", "Next": "F"}], "ResultSelector": {"b.$": "$[0]"}, "End": true},
          "F": {"Type": "Fail", "ErrorPath": "$.t", "Cause": "c"}}}}
        """;

    private static readonly string[] Replacements =
    [
        "null", "true", "0", "-1", "1.5", "1e300", "\"\"", "\"$\"", "\"$$\"", "\"$.n\"", "\"$v\"", "\"$..*\"", "\"$[*]\"", "\"States.Format('{}', $)\"", "\"States.Array(\"", "[]", "{}", "[1]", "{\"a\":1}", "\"M\"",
    ];

    [Fact]
    public async Task No_broken_case_is_a_fault_of_the_interpreter()
    {
        var random = new Random(20_261_122);
        var lines = Enumerable.Range(0, Cases).Select(_ => Mutate(random)).ToArray();
        using var results = new StringWriter();

        await AslBatch.RunAsync(new StringReader(string.Join('\n', lines)), results, CancellationToken.None);

        var answers = results.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        answers.Length.ShouldBe(Cases);
        answers.Where(a => a.Contains("\"error\":\"Interpreter\"", StringComparison.Ordinal) || a.Contains("\"TimeLimit\"", StringComparison.Ordinal)).ShouldBeEmpty();
        answers.Count(a => a.Contains("\"status\":\"SUCCEEDED\"", StringComparison.Ordinal)).ShouldBeGreaterThan(100);
    }

    private static string Mutate(Random random)
    {
        var line = JsonNode.Parse(Seed)!.AsObject();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var places = Places(line["definition"]!).Concat(Places(line["input"]!)).ToArray();
            var (parent, key) = places[random.Next(places.Length)];
            var replacement = random.Next(4) == 0 ? null : JsonNode.Parse(Replacements[random.Next(Replacements.Length)]);
            if (parent is JsonArray array)
            {
                array[(int)key] = replacement;
            }
            else if (replacement is null)
            {
                parent.AsObject().Remove((string)key);
            }
            else
            {
                parent[(string)key] = replacement;
            }
        }

        return line.ToJsonString();
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(m => Under(node, m.Key, m.Value)),
        JsonArray items => items.SelectMany((item, i) => Under(node, i, item)),
        _ => [],
    };

    private static IEnumerable<(JsonNode Parent, object Key)> Under(JsonNode parent, object key, JsonNode? child) =>
        child is null ? [(parent, key)] : Places(child).Prepend((parent, key));
}
