using System.Text.Json.Nodes;
using SecondBrain.Core.Breakers;
using SecondBrain.Local.Workflows;
using SecondBrain.StatesLanguage.Execution;
using Xunit.Abstractions;

namespace SecondBrain.Functions.Tests.Recovery;

/// <summary>A model that fails every call for a while, over the real host: what is asked of it, what waits, what comes back.</summary>
public sealed class RecoveryTests(RecoveryHost host, ITestOutputHelper output) : IClassFixture<RecoveryHost>, IDisposable
{
    private const int Captures = 40;
    private const int AttemptsOfOne = 6;

    private readonly BrainClient _brain = host.NewBrain();

    public void Dispose()
    {
        (host.Embeddings.Broken, host.Chat.Broken) = (false, false);
        _brain.Dispose();
    }

    [Fact]
    public async Task A_model_that_is_down_is_soon_left_alone_probed_once_at_a_time_and_nothing_is_lost_when_it_is_back()
    {
        host.Embeddings.Broken = true;
        var before = host.Embeddings.Calls;
        var captures = await CaptureAsync("Outage", Captures);
        foreach (var capture in captures)
        {
            var receipt = await _brain.ReceiptAsync(capture);
            ((string)receipt["state"]!).ShouldBe("deferred");
            ((string)receipt["deferred"]![0]!["part"]!).ShouldBe("embed");
        }

        var asked = host.Embeddings.Calls - before;
        // those that give up before it opens, and those that run at that moment: each asks six times
        asked.ShouldBeLessThanOrEqualTo((BreakerRules.Default.Failures + host.Host.Options.MaxConcurrentExecutions) * AttemptsOfOne);
        (await host.BreakerAsync("letters", "state")).ShouldBe("open");

        before = host.Embeddings.Calls;
        var probes = await Task.WhenAll(host.RecoverAsync(), host.RecoverAsync(), host.RecoverAsync());
        probes.ShouldAllBe(execution => execution.Status == ExecutionStatus.Succeeded);
        (host.Embeddings.Calls - before).ShouldBe(1);
        ((await host.BreakerAsync("letters", "state")), (await host.BreakerAsync("letters", "openings"))).ShouldBe(("open", "2"));
        (await StatesAsync(captures)).ShouldAllBe(state => state == "deferred");

        host.Embeddings.Broken = false;
        before = host.Embeddings.Calls;
        (await host.RecoverAsync()).Status.ShouldBe(ExecutionStatus.Succeeded);
        foreach (var capture in captures)
        {
            await _brain.ReceiptAsync(capture, "completed");
        }

        var recovering = host.Embeddings.Calls - before;
        recovering.ShouldBe(Captures + 1); // one probe
        (await host.BreakerAsync("letters", "state")).ShouldBe("closed");
        ((int)(await _brain.GetAsync("/stats"))["embedded"]!).ShouldBe(Captures);
        output.WriteLine($"{Captures} captures, model down: {asked} calls ({Captures * AttemptsOfOne} without a breaker), {captures.Count} deferred; 3 recoveries at once: 1 probe; model back: {recovering} calls, {Captures} recovered, 0 lost.");
    }

    [Fact]
    public async Task A_language_model_that_is_down_defers_the_enrichment_and_not_the_meaning()
    {
        host.Chat.Broken = true;
        var capture = (await CaptureAsync("Silence", 1))[0];
        var receipt = await _brain.ReceiptAsync(capture);
        receipt["deferred"]!.ToJsonString().ShouldBe("""[{"part":"enrich","reason":"BedrockRuntime.ThrottlingException"}]""");
        ((int)(await _brain.GetAsync("/stats"))["embedded"]!).ShouldBe(1);

        host.Chat.Broken = false;
        var embedded = host.Embeddings.Calls;
        await host.RecoverAsync();
        ((string)(await _brain.ReceiptAsync(capture, "completed"))["enrichment"]!["model"]!).ShouldBe(SwitchableChat.Model);
        host.Embeddings.Calls.ShouldBe(embedded); // what was embedded stays embedded
    }

    [Fact]
    public async Task A_breaker_that_is_open_while_no_capture_waits_is_closed_before_the_next_one_and_then_an_hour_is_three_transitions()
    {
        await host.OpenBreakerAsync("letters");
        (await host.BreakerAsync("letters", "state")).ShouldBe("open");

        (await host.RecoverAsync()).Status.ShouldBe(ExecutionStatus.Succeeded);
        (await host.BreakerAsync("letters", "state")).ShouldBe("closed");
        await _brain.ReceiptAsync((await CaptureAsync("Afterwards", 1))[0], "completed");
        (await TransitionsAsync(await host.RecoverAsync())).ShouldBe(["Find Waiting", "Is Anything Waiting?", "Skip Recovery"]);
    }

    [Fact]
    public async Task A_breaker_of_a_model_that_is_no_longer_used_is_not_tried_every_hour()
    {
        await host.OpenBreakerAsync("gone");
        (await TransitionsAsync(await host.RecoverAsync()))[^1].ShouldBe("Skip Recovery");
    }

    [Fact]
    public async Task A_single_deferred_capture_is_found_while_every_breaker_is_closed()
    {
        host.Embeddings.Broken = true;
        var capture = (await CaptureAsync("Alone", 1))[0];
        await _brain.ReceiptAsync(capture, "deferred");
        host.Embeddings.Broken = false;

        (await TransitionsAsync(await host.RecoverAsync())).ShouldContain("Redrive Capture");
        await _brain.ReceiptAsync(capture, "completed");
    }

    private async Task<List<string>> TransitionsAsync(LocalExecution execution) =>
    [
        .. (await host.Host.Workflows.HistoryAsync(execution.Arn))!
            .Where(happened => happened.Type.EndsWith("StateEntered", StringComparison.Ordinal)).Select(happened => happened.StateName!),
    ];

    private async Task<List<JsonNode>> CaptureAsync(string title, int count)
    {
        var captures = new List<JsonNode>();
        for (var i = 0; i < count; i++)
        {
            using var response = await _brain.PostAsync($"# {title} {i}\n\nThe lighthouse keeper counts ship {i}.\n");
            captures.Add(JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
        }

        return captures;
    }

    private async Task<List<string>> StatesAsync(List<JsonNode> captures)
    {
        var states = new List<string>();
        foreach (var capture in captures)
        {
            states.Add((string)(await _brain.GetAsync((string)capture["receipt"]!))["state"]!);
        }

        return states;
    }
}
