using System.Text.Json.Nodes;
using SecondBrain.Functions.Tests.Recovery;
using SecondBrain.Functions.Tests.Reviews;

namespace SecondBrain.Functions.Tests.Enrichment;

/// <summary>Enrichment with a language model, over the real host: what it says is checked against the note.</summary>
public sealed class ModelEnrichmentTests(RecoveryHost host) : IClassFixture<RecoveryHost>, IDisposable
{
    private const string Words = "# Queues\n\nA short queue keeps latency low,\nand admission control is how you get one.\n";

    private readonly BrainClient _brain = host.NewBrain();

    public void Dispose() => _brain.Dispose();

    [Fact]
    public async Task A_link_needs_words_of_the_note_a_known_note_and_a_known_type()
    {
        var sure = (string)(await _brain.CaptureAsync("# Admission Control\n"))["id"]!;
        var unsure = (string)(await _brain.CaptureAsync("# Latency\n"))["id"]!;
        host.Chat.Answer = text => !text.Contains("short queue", StringComparison.Ordinal) ? null : Tool(
            Link("Admission Control", "supports", "latency low, and admission control is how", 0.97),
            Link("Latency", "relates-to", "A short queue keeps latency low", 0.5),
            Link("Latency", "cites", "Latency must be zero", 0.99),
            Link("Caching", "supports", "A short queue keeps latency low", 0.99),
            Link("Latency", "adores", "A short queue keeps latency low", 0.99));
        var capture = await _brain.CaptureAsync(Words);
        var receipt = await _brain.ReceiptAsync(capture);

        receipt["enrichment"]!.ToJsonString().ShouldBe(
            """{"model":"test-model","inputTokens":400,"outputTokens":80,"costUsd":0,"proposed":2,"dropped":3,"problem":null}""");
        (await _brain.LinksAsync((string)capture["id"]!)).ShouldBe([$"supports {sure} model"]);
        var review = await _brain.ReviewAsync(each => (string)each["notes"]![0]!["id"]! == (string)capture["id"]!);
        ((string)review["notes"]![1]!["id"]!, (string)review["type"]!, (string)review["quote"]!).ShouldBe((unsure, "relates-to", "A short queue keeps latency low"));
        var note = await _brain.GetAsync($"/notes/{capture["id"]}");
        ((string)note["content"]!).ShouldBe(Words);
        note["generated"]!.AsArray().ShouldAllBe(item => (string)item!["model"]! == SwitchableChat.Model && (string)item["prompt"]! == "enrich/1");
    }

    [Fact]
    public async Task An_answer_of_another_shape_is_dropped_and_the_receipt_says_why()
    {
        host.Chat.Answer = _ => null;
        var capture = await _brain.CaptureAsync("# Talk\n\nNothing to see.\n");
        var receipt = await _brain.ReceiptAsync(capture);
        ((string)receipt["state"]!, (string)receipt["enrichment"]!["problem"]!).ShouldBe(("completed", "The model did not use its tool."));
        (await _brain.GetAsync($"/notes/{capture["id"]}"))["generated"]!.AsArray().ShouldBeEmpty();
    }

    private static Dictionary<string, object?> Tool(params JsonObject[] links) => new()
    {
        ["summary"] = "Short queues keep latency low.",
        ["tags"] = new JsonArray("queues"),
        ["language"] = "en",
        ["entities"] = new JsonArray(),
        ["links"] = new JsonArray(links),
    };

    private static JsonObject Link(string target, string type, string evidence, double confidence) =>
        new() { ["target"] = target, ["type"] = type, ["evidence"] = evidence, ["confidence"] = confidence };
}
