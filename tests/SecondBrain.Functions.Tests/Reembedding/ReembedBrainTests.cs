using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Reembedding;

/// <summary>reembed-brain over the whole host: search goes on, the switch is one moment, nothing of the old model stays.</summary>
public sealed class ReembedBrainTests(ReembedHost host) : IClassFixture<ReembedHost>, IDisposable
{
    private readonly BrainClient _brain = host.NewBrain();

    public void Dispose()
    {
        host.Models.Asked = (_, _) => { };
        _brain.Dispose();
    }

    [Fact]
    public async Task Questions_are_answered_by_the_old_model_until_the_switch_and_by_the_new_one_after_it()
    {
        await CaptureAsync(12);
        const string Question = "question qqqq";
        var asked = new ConcurrentQueue<string>();
        host.Models.Asked = (model, text) =>
        {
            if (text == Question) asked.Enqueue(model);
        };

        var moving = MoveAsync(TwoModels.Backwards);
        do
        {
            using var answer = await _brain.Http.GetAsync($"/search?q={Uri.EscapeDataString(Question)}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.Contains("x-search-degraded").ShouldBeFalse();
            JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["items"]!.AsArray().ShouldNotBeEmpty();
        }
        while (!moving.IsCompleted);
        Succeeded(await moving);
        await _brain.GetAsync($"/search?q={Uri.EscapeDataString(Question)}");

        asked.First().ShouldBe(TwoModels.Letters);
        asked.Last().ShouldBe(TwoModels.Backwards);
        asked.SkipWhile(model => model == TwoModels.Letters).Distinct().ShouldBe([TwoModels.Backwards]);
        (await host.ChunksAsync(_brain.Brain)).ShouldAllBe(line => line.Contains(" model=backwards", StringComparison.Ordinal) && !line.Contains("Next=", StringComparison.Ordinal));
        var stats = await _brain.GetAsync("/stats");
        ((int)stats["embedded"]!).ShouldBe((int)stats["chunks"]!);
    }

    [Fact]
    public async Task A_note_that_is_captured_meanwhile_is_found_by_meaning_before_and_after()
    {
        await CaptureAsync(3);
        var captured = new TaskCompletionSource();
        var begun = 0;
        host.Models.Asked = (model, _) =>
        {
            if (model == TwoModels.Backwards && Interlocked.Exchange(ref begun, 1) == 0) captured.Task.Wait(TimeSpan.FromSeconds(30));
        };

        var moving = MoveAsync(TwoModels.Backwards);
        var late = await _brain.CaptureAsync("# Latecomer\n\nwwwwwwwwwwwwwwww\n");
        (await host.ChunksAsync(_brain.Brain)).Count(line => line.Contains(" model=letters", StringComparison.Ordinal)).ShouldBe(4);
        captured.SetResult();
        Succeeded(await moving);

        (await host.ChunksAsync(_brain.Brain)).ShouldAllBe(line => line.Contains(" model=backwards", StringComparison.Ordinal));
        var hits = (await _brain.GetAsync("/search?q=wwwwwwwwwwww"))["items"]!.AsArray();
        ((string?)hits[0]!["id"]).ShouldBe((string?)late["id"]);
        ((double)hits[0]!["scores"]!["meaning"]!).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_move_that_fails_leaves_the_old_model_serving_and_asking_again_completes_it()
    {
        await CaptureAsync(2);
        host.Models.Asked = (model, _) =>
        {
            if (model == TwoModels.Backwards) throw new HttpRequestException("The model is away.");
        };
        ((string?)(await MoveAsync(TwoModels.Backwards))["status"]).ShouldBe("FAILED");
        (await host.ChunksAsync(_brain.Brain)).ShouldAllBe(line => line.Contains(" model=letters", StringComparison.Ordinal));
        (await _brain.GetAsync("/search?q=aaaa"))["items"]!.AsArray().ShouldNotBeEmpty();

        host.Models.Asked = (_, _) => { };
        Succeeded(await MoveAsync(TwoModels.Backwards));

        (await host.ChunksAsync(_brain.Brain)).ShouldAllBe(line => line.Contains(" model=backwards", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_brain_moves_there_and_back_again_and_new_notes_are_of_the_model_that_serves()
    {
        await CaptureAsync(1);
        Succeeded(await MoveAsync(TwoModels.Backwards));
        await _brain.CaptureAsync("# After\n\nthe move\n");
        (await host.ChunksAsync(_brain.Brain)).ShouldAllBe(line => line.Contains(" model=backwards", StringComparison.Ordinal));

        Succeeded(await MoveAsync(TwoModels.Letters));
        Succeeded(await MoveAsync(TwoModels.Backwards));

        (await host.ChunksAsync(_brain.Brain)).ShouldAllBe(line => line.Contains(" model=backwards", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_model_that_serves_needs_no_move_and_a_stranger_is_refused()
    {
        await CaptureAsync(1);

        var (status, body) = await AskAsync(TwoModels.Letters);
        status.ShouldBe(HttpStatusCode.OK);
        ((string?)body["execution"]).ShouldBeNull();
        (await AskAsync("stranger")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static void Succeeded(JsonNode execution) => ((string?)execution["status"]).ShouldBe("SUCCEEDED", execution.ToJsonString());

    private Task<(HttpStatusCode Status, JsonNode Body)> AskAsync(string model) =>
        _brain.SendAsync(HttpMethod.Post, "/reembeddings", JsonContent.Create(new { model }));

    /// <summary>The execution once it has ended.</summary>
    private async Task<JsonNode> MoveAsync(string model)
    {
        var (status, body) = await AskAsync(model);
        status.ShouldBe(HttpStatusCode.Accepted, body.ToJsonString());
        while (true)
        {
            var execution = await _brain.GetAsync((string)body["execution"]!);
            if ((string)execution["status"]! is not ("RUNNING" or "PENDING_REDRIVE")) return execution;
            await Task.Delay(50);
        }
    }

    private async Task CaptureAsync(int notes)
    {
        for (var i = 0; i < notes; i++) await _brain.CaptureAsync($"# Note {i}\n\naaaa {new string((char)('b' + i), 20)}\n");
    }
}
