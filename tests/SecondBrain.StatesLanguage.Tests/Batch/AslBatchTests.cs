using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Batch;

namespace SecondBrain.StatesLanguage.Tests.Batch;

public sealed class AslBatchTests
{
    private const string Pass = """{"StartAt": "S", "States": {"S": {"Type": "Pass", "End": true}}}""";

    private static async Task<JsonObject[]> Run(AslBatchOptions options, params string[] lines)
    {
        using var results = new StringWriter();
        await AslBatch.RunAsync(new StringReader(string.Join("\r\n", lines)), results, options, CancellationToken.None);
        return [.. results.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];
    }

    [Fact]
    public async Task A_case_in_is_a_result_out()
    {
        var result = (await Run(new(), $$"""{"id": "x", "definition": {{Pass}}, "input": {"n": 1.0} }""")).Single();
        result.ToJsonString().ShouldBe(
            """{"id":"x","status":"SUCCEEDED","output":{"n":1.0},"error":null,"cause":null,"trace":[["ExecutionStarted",null],["PassStateEntered","S"],["PassStateExited","S"],["ExecutionSucceeded",null]]}""");
    }

    [Fact]
    public async Task Nothing_that_a_line_holds_stops_the_batch()
    {
        var results = await Run(
            new AslBatchOptions { MaxLineLength = 5000 },
            "{", "5", "null", "", """{"id": 1}""", """{"id": 2, "definition": "no"}""", """{"id": 3, "definition": {"StartAt": "S"}}""",
            $$"""{"id": 4, "definition": {{JsonValue.Create(Pass).ToJsonString()}} }""",
            """{"id": 5, "definition": {"StartAt": "S", "States": {"S": {"Type": "Task", "Resource": "r", "End": true}}}}""",
            new string('x', 6000),
            new string('[', 4000),
            """{"id": "\ud83c", "definition": {}}""",
            $$"""{"id": [6], "definition": {{Pass}}, "input": null}""");
        results.Select(r => (r["id"]?.ToJsonString(), r["status"]!.GetValue<string>())).ShouldBe(
        [
            (null, "ERROR"), (null, "ERROR"), (null, "ERROR"), ("1", "ERROR"), ("2", "INVALID"), ("3", "INVALID"), ("4", "SUCCEEDED"), ("5", "INVALID"),
            (null, "ERROR"), (null, "ERROR"), (null, "ERROR"), ("[6]", "SUCCEEDED"),
        ]);
        results[7]["cause"]!.GetValue<string>().ShouldContain("'r' is not supported");
    }

    [Fact]
    public async Task Waits_and_retries_take_no_time()
    {
        var result = (await Run(new(), """
            {"id": 1, "definition": {"TimeoutSeconds": 9000, "StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 8000, "Next": "P"}, "P": {"Type": "Parallel", "Branches": [{"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E"}}}], "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 400}], "End": true}}}}
            """.ReplaceLineEndings(" "))).Single();
        result["status"]!.GetValue<string>().ShouldBe("TIMED_OUT");
        result["error"]!.GetValue<string>().ShouldBe("States.Timeout");
    }

    [Fact]
    public async Task A_case_that_takes_too_long_is_aborted()
    {
        var loop = """{"id": 1, "definition": {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"}, "StartAt": "L", "States": {"L": {"Type": "Pass", "Next": "L"}}}, "ToleratedFailurePercentage": 100, "End": true}}}, "input": [ITEMS]}"""
            .Replace("ITEMS", string.Join(',', Enumerable.Range(0, 50_000)), StringComparison.Ordinal);
        var results = await Run(new AslBatchOptions { CaseTimeLimit = TimeSpan.FromMilliseconds(50) }, loop, $$"""{"id": 2, "definition": {{Pass}} }""");
        results[0]["status"]!.GetValue<string>().ShouldBe("ABORTED");
        results[0]["error"]!.GetValue<string>().ShouldBe("TimeLimit");
        results[1]["status"]!.GetValue<string>().ShouldBe("SUCCEEDED");
    }
}
