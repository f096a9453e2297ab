using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Jsonata;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using SecondBrain.Testing;

namespace SecondBrain.StatesLanguage.Tests.Jsonata;

/// <summary>The engine against the answers of the reference implementation (jsonata 2.0.6; 2.2.2 for ?? and ?:). Data and most expressions are those of its documentation, or variations of them.</summary>
public sealed class ReferenceTests
{
    private static readonly string Folder = RepositoryPaths.Combine("tests", "SecondBrain.StatesLanguage.Tests", "Jsonata", "Reference");

    private static readonly JsonObject Data = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "data.json")))!.AsObject();

    [Fact]
    public void Every_expression_answers_as_the_reference_does()
    {
        var cases = File.ReadLines(Path.Combine(Folder, "expressions.jsonl")).Select(l => JsonNode.Parse(l)!.AsObject()).ToList();
        var differences = new StringBuilder();
        foreach (var fields in cases)
        {
            var expected = Expected(fields);
            var actual = Evaluate(fields["expression"]!.GetValue<string>(), fields["data"]!.GetValue<string>());
            if (actual != expected)
            {
                differences.Append(fields["data"]).Append(" | ").Append(fields["expression"]).Append(": expected ").Append(expected).Append(" but was ").AppendLine(actual);
            }
        }

        differences.ToString().ShouldBeEmpty();
        cases.Count.ShouldBeGreaterThan(850);
    }

    private static string Expected(JsonObject fields) =>
        fields["code"]?.GetValue<string>() ?? (fields.ContainsKey("nothing") ? "nothing" : fields.ContainsKey("function") ? "function" : Normal(ValueReader.FromNode(fields["result"])));

    private static string Evaluate(string expression, string data)
    {
        try
        {
            var result = JsonataExpression.Parse(expression).Evaluate(ValueReader.FromNode(Data[data]), _ => null, new DateTimeOffset(2026, 11, 22, 13, 30, 0, TimeSpan.Zero), new Draws(() => 0.5, null));
            return result is null ? "nothing" : result is FunctionValue ? "function" : Normal(result);
        }
        catch (JsonataException failure)
        {
            return failure.Code;
        }
    }

    // Members in one order: JavaScript moves names that look like numbers to the front.
    private static string Normal(Value value) => TextForm.Write(Sorted(value));

    private static Value Sorted(Value value) => value switch
    {
        ObjectValue members => new ObjectValue([.. members.Names.Order(StringComparer.Ordinal)], [.. members.Names.Order(StringComparer.Ordinal).Select(n => Sorted(members[n]!))]),
        ListValue list => new ListValue([.. list.Items.Select(Sorted)]),
        _ => value,
    };
}
