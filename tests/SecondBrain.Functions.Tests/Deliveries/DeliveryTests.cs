using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using SecondBrain.Testing;
using Xunit.Abstractions;

namespace SecondBrain.Functions.Tests.Deliveries;

/// <summary>Random schedules of repeated and late calls end in the same table as one call of each step.</summary>
public sealed partial class DeliveryTests(StepHost steps, ITestOutputHelper output) : IClassFixture<StepHost>
{
    /// <summary>Set it for more schedules than a run of all tests has time for.</summary>
    private const string CountVariable = "SECONDBRAIN_SCHEDULES";
    private const int DefaultCount = 100;

    private static readonly string[] Texts = ["# Ebb\n\nSee [[Flow]] and [[Nobody]].\n", "# Flow\n\nBack to [[Ebb]].\n"];

    private static readonly string[] Functions = ["ClaimCapture", "ChunkNote", "StoreEmbedding", "EnrichNote", "ResolveLinks", "PublishChange", "CompleteCapture"];

    [Fact]
    public async Task Repeated_and_late_calls_end_in_the_same_table_as_single_ones()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable(CountVariable), CultureInfo.InvariantCulture, out var asked) ? asked : DefaultCount;
        var expected = await RunAsync("single", RandomDeliveries.Once(Texts.Length, Functions.Length));
        expected.ShouldContain(" state=completed");
        var calls = 0;
        var schedules = RandomDeliveries.Of(Texts.Length, Functions.Length).Sample(count, 1).ToList();
        schedules.Count.ShouldBe(count);
        for (var i = 0; i < schedules.Count; i++)
        {
            var actual = await RunAsync($"schedule-{i}", schedules[i]);
            Hash(actual).ShouldBe(Hash(expected), $"{string.Join(' ', schedules[i].Select(each => $"{each.Capture}.{each.Step}"))}\n{actual}\nbut\n{expected}");
            calls += schedules[i].Count;
        }

        output.WriteLine($"{schedules.Count} schedules, {calls} calls ({schedules.Count * Texts.Length * Functions.Length} needed), table hash {Hash(expected)[..16]} every time");
    }

    private async Task<string> RunAsync(string brain, IReadOnlyList<Delivery> deliveries)
    {
        var captures = new List<JsonNode>();
        foreach (var text in Texts)
        {
            captures.Add(await CaptureAsync(brain, text));
        }

        foreach (var delivery in deliveries)
        {
            await FunctionCalls.InvokeAsync(steps.Host, Functions[delivery.Step], Event(brain, captures[delivery.Capture], delivery));
        }

        return await TableAsync(brain, captures);
    }

    private async Task<JsonNode> CaptureAsync(string brain, string markdown)
    {
        var input = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryPaths.Combine("events", "CaptureNote.json")))!;
        input["body"] = markdown;
        input["headers"]!.AsObject().Remove("idempotency-key");
        input["requestContext"]!["authorizer"]!["jwt"]!["claims"]!["brain"] = brain;
        return JsonNode.Parse((string)(await FunctionCalls.InvokeAsync(steps.Host, "CaptureNote", input.ToJsonString()))["body"]!)!;
    }

    /// <summary>A repeated claim is another execution of the same record: the stream delivered it twice.</summary>
    private static string Event(string brain, JsonNode capture, Delivery delivery)
    {
        var input = new JsonObject { ["brain"] = brain, ["capture"] = ((string)capture["receipt"]!).Split('/')[^1], ["note"] = (string)capture["id"]!, ["retries"] = 0 };
        switch (Functions[delivery.Step])
        {
            case "ClaimCapture":
                input["execution"] = $"execution-{delivery.Repeat}";
                break;
            case "StoreEmbedding":
                input["chunk"] = "CHUNK#000001#00000";
                input["model"] = "letters";
                input["vector"] = new JsonArray([.. Enumerable.Range(0, 512).Select(i => (JsonNode)(i % 7 / 10.0))]);
                break;
            case "CompleteCapture":
                input["model"] = "letters";
                input["tokens"] = new JsonArray(7);
                input["deferred"] = new JsonObject { ["embed"] = "", ["enrich"] = "" };
                break;
        }

        return input.ToJsonString();
    }

    /// <summary>Every item that the two captures have, with ids by their order instead of at random.</summary>
    private async Task<string> TableAsync(string brain, List<JsonNode> captures)
    {
        var partitions = captures
            .SelectMany(capture => new[] { $"{brain}#NOTE#{capture["id"]}", $"{brain}#CAPTURE#{((string)capture["receipt"]!).Split('/')[^1]}" })
            .Concat([$"{brain}#CHANGE#0", $"{brain}#NAME#ebb", $"{brain}#NAME#flow", $"{brain}#WANTED#nobody"]);
        var lines = new List<string>();
        foreach (var partition in partitions)
        {
            lines.AddRange(await TableText.ReadPartitionAsync(steps.Table, steps.Host.Template.Tables[0].Name, partition));
        }

        for (var i = 0; i < captures.Count; i++)
        {
            lines = [.. lines.Select(line => line.Replace((string)captures[i]["id"]!, $"note-{i}", StringComparison.Ordinal))];
        }

        return string.Join('\n', lines.Select(line => RandomId().Replace(line.Replace(brain + "#", "brain#", StringComparison.Ordinal).Replace("=" + brain, "=brain", StringComparison.Ordinal), "id")).Order(StringComparer.Ordinal));
    }

    private static string Hash(string table) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table)));

    [GeneratedRegex("[0-9A-HJKMNP-TV-Z]{26}")]
    private static partial Regex RandomId();
}
