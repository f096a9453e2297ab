using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests;

/// <summary>The workflow's steps, each called as Lambda calls it: at least once means that a second call must change nothing.</summary>
public sealed class StepTests(StepHost steps) : IClassFixture<StepHost>
{
    private const string Brain = "steps";

    private readonly LocalHost _host = steps.Host;
    private readonly AmazonDynamoDBClient _table = steps.Table;

    [Fact]
    public async Task Running_any_step_twice_changes_nothing()
    {
        await IngestAsync(await CaptureAsync("# First\n\nA [[Second]] note, ![[Second]] again, and [[Nobody]].\n"), twice: true);
        await IngestAsync(await CaptureAsync("# Second\n\nBack to [[First]].\n\n" + string.Concat(Enumerable.Repeat("A long paragraph of words. ", 100)) + "\n"), twice: true);

        var keys = (await TableText.ReadAsync(_table, TableName)).Select(line => line.Split(' ')[1]).ToList();
        keys.Count(key => key.StartsWith("EDGE#", StringComparison.Ordinal)).ShouldBe(3);
        keys.Count(key => key.StartsWith("LINK#", StringComparison.Ordinal)).ShouldBe(1);
        keys.Count(key => key.StartsWith("CHUNK#", StringComparison.Ordinal)).ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_completed_capture_is_not_claimed_again()
    {
        var capture = await CaptureAsync("# Done\n");
        await IngestAsync(capture, twice: false);

        (await CallAsync("ClaimCapture", Event(capture, ("execution", "another"))))["claimed"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_capture_that_another_execution_holds_is_not_claimed()
    {
        var capture = await CaptureAsync("# Held\n");

        (await CallAsync("ClaimCapture", Event(capture, ("execution", "one"))))["claimed"]!.GetValue<bool>().ShouldBeTrue();
        (await CallAsync("ClaimCapture", Event(capture, ("execution", "two"))))["claimed"]!.GetValue<bool>().ShouldBeFalse();
        (await CallAsync("ClaimCapture", Event(capture, ("execution", "one"))))["claimed"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Steps_refuse_events_that_name_nothing()
    {
        var function = _host.Functions.Find("ChunkNote")!;
        foreach (var input in (string[])["{}", "[]", """{"brain":"UPPER","capture":"x","note":"y","retries":0}"""])
        {
            var outcome = await _host.Functions.InvokeAsync(function, System.Text.Encoding.UTF8.GetBytes(input), CancellationToken.None);
            outcome.ShouldBeOfType<Local.Invoke.FunctionOutcome.Failed>().ErrorType.ShouldBe("BadEventException");
        }
    }

    private async Task IngestAsync(JsonNode capture, bool twice)
    {
        await StepAsync("ClaimCapture", Event(capture, ("execution", "test")), twice);
        var chunked = await StepAsync("ChunkNote", Event(capture), twice);
        foreach (var chunk in chunked["chunks"]!.AsArray())
        {
            var embedding = new JsonArray([.. Enumerable.Range(0, 512).Select(i => (JsonNode)(i % 7 / 10.0))]);
            await StepAsync("StoreEmbedding", Event(capture, ("chunk", (string)chunk!), ("model", "letters"), ("vector", embedding)), twice);
        }

        await StepAsync("EnrichNote", Event(capture), twice);
        await StepAsync("ResolveLinks", Event(capture), twice);
        await StepAsync("PublishChange", Event(capture), twice);
        await StepAsync("CompleteCapture", Event(capture, ("model", "letters"), ("tokens", new JsonArray(7, 7)), ("deferred", new JsonObject { ["embed"] = "", ["enrich"] = "" })), twice);
    }

    private async Task<JsonNode> StepAsync(string function, string input, bool twice)
    {
        var result = await CallAsync(function, input);
        if (twice)
        {
            var once = await TableText.ReadAsync(_table, TableName);
            (await CallAsync(function, input)).ToJsonString().ShouldBe(result.ToJsonString(), function);
            (await TableText.ReadAsync(_table, TableName)).ShouldBe(once, function);
        }

        return result;
    }

    private async Task<JsonNode> CaptureAsync(string markdown)
    {
        var input = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryPaths.Combine("events", "CaptureNote.json")))!;
        input["body"] = markdown;
        input["headers"]!.AsObject().Remove("idempotency-key");
        input["requestContext"]!["authorizer"]!["jwt"]!["claims"]!["brain"] = Brain;
        return JsonNode.Parse((string)(await CallAsync("CaptureNote", input.ToJsonString()))["body"]!)!;
    }

    private Task<JsonNode> CallAsync(string function, string input) => FunctionCalls.InvokeAsync(_host, function, input);

    private string TableName => _host.Template.Tables[0].Name;

    private static string Event(JsonNode capture, params (string Name, JsonNode Value)[] more)
    {
        var input = new JsonObject
        {
            ["brain"] = Brain,
            ["capture"] = ((string)capture["receipt"]!).Split('/')[^1],
            ["note"] = (string)capture["id"]!,
            ["retries"] = 0,
        };
        foreach (var (name, value) in more)
        {
            input[name] = value;
        }

        return input.ToJsonString();
    }
}
