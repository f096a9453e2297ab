using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.Tests.Telemetry;

/// <summary>Text that is planted wherever a user can put text, and looked for in everything that is written.</summary>
public sealed class CanaryTests(WatchedHost host) : IClassFixture<WatchedHost>
{
    private const string Canary = "zq7canary4xv";

    [Fact]
    public async Task Nothing_that_a_user_wrote_is_in_a_line_a_span_or_the_log_of_the_host()
    {
        using var brain = host.NewBrain();
        var note = (string)(await brain.CaptureAsync($"---\ntitle: {Canary} tides\ntags: [{Canary}-tag]\naliases: [{Canary} alias]\n---\n\n# {Canary}\n\nThe {Canary} pulls [[{Canary} moon]].", key: $"{Canary}-key"))["id"]!;
        var other = (string)(await brain.CaptureAsync($"# {Canary} ebb\n\nSee [[{Canary} tides]]."))["id"]!;
        foreach (var path in (string[])
        [
            $"/search?q={Canary}", $"/search?q=tag:{Canary}&cursor={Canary}", $"/search?q=%22{Canary}", $"/notes?cursor={Canary}", $"/notes/{Canary}", $"/notes/{note}", $"/captures/{Canary}",
            $"/context?q={Canary}", $"/graph?seed={Canary}", $"/executions/{Canary}", $"/public/{Canary}/search?q={Canary}", $"/members?x={Canary}", $"/sessions/{Canary}",
        ])
        {
            using var ignored = await brain.Http.GetAsync(path);
        }

        using var links = await brain.Http.PostAsJsonAsync("/links", new { source = note, target = other, type = "supports", evidence = Canary });
        using var badType = await brain.Http.PostAsJsonAsync("/links", new { source = note, target = Canary, type = Canary });
        using var broken = await brain.Http.PostAsync("/links", new StringContent($"{{\"source\": {Canary}", Encoding.UTF8, "application/json"));
        using var proposal = await brain.Http.PostAsJsonAsync("/proposals", new { kind = Canary, reason = Canary });
        using var edited = await brain.Http.PatchAsJsonAsync($"/notes/{note}", new { title = $"{Canary} changed" });
        using var flag = await brain.Http.PostAsJsonAsync($"/notes/{note}/flags", new { reason = Canary, detail = Canary });
        using var tool = await CallToolAsync(brain, "search", new { query = Canary });
        using var noTool = await CallToolAsync(brain, Canary, new { query = Canary });
        using var wrong = await CallToolAsync(brain, "add_note", new { text = $"{Canary} by an agent", nonsense = Canary });
        using var stranger = new HttpClient { BaseAddress = new Uri(host.Host.Url) };
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"eyJ{Canary}.e30.{Canary}");
        stranger.DefaultRequestHeaders.Add("X-Custom", Canary);
        using var refused = await CallToolAsync(stranger, "search", new { query = Canary });
        host.Embeddings.Broken = true;
        using var deferred = await brain.PostAsync($"# {Canary} deferred\n\n{Canary}");
        await host.Host.WhenIdleAsync();
        host.Embeddings.Broken = false;
        foreach (var function in (string[])["ChunkNote", "StoreEmbedding", "OpenReview", "ImportFile", "CompleteCapture"])
        {
            await host.Host.Functions.InvokeAsync(
                host.Host.Functions.Find(function)!, Encoding.UTF8.GetBytes($$"""{"brain":"{{brain.Brain}}","capture":"{{Canary}}","note":"{{Canary}} x","chunk":"{{Canary}}","execution":"{{Canary}} y","text":"{{Canary}}","vector":"{{Canary}}"}"""), CancellationToken.None);
        }

        await host.Receiver.UntilAsync(spans => spans.Any(span => span.Name == "ImportFile"));

        host.LinesOf(brain.Brain).Count.ShouldBeGreaterThan(30);
        host.Lines().ShouldContain(line => line.Contains("\"fault\"", StringComparison.Ordinal));
        host.Lines().Where(line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        host.HostLog.Where(line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        host.Receiver.Bodies.Where(body => Encoding.UTF8.GetString(body).Contains(Canary, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_message_of_an_exception_that_nobody_knows_is_not_written_and_neither_is_an_inner_one()
    {
        var lines = new List<string>();
        LambdaHandler failing = (_, _, _) => throw new InvalidOperationException($"The title '{Canary}' is odd.", new FormatException(Canary));

        await Should.ThrowAsync<InvalidOperationException>(() => EdgeTests.InvokeAsync(failing, lines, $$"""{"brain":"home","note":"{{Canary}}","session":"{{Canary}} said"}"""));

        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line => !line.Contains(Canary, StringComparison.Ordinal));
        lines[0].ShouldContain("\"errorType\":\"InvalidOperationException\"");
        lines[0].ShouldContain("\"errorInner\":[\"FormatException\"]");
        lines[0].ShouldContain(nameof(The_message_of_an_exception_that_nobody_knows_is_not_written_and_neither_is_an_inner_one));
    }

    private static Task<HttpResponseMessage> CallToolAsync(BrainClient brain, string tool, object arguments) => CallToolAsync(brain.Http, tool, arguments);

    private static async Task<HttpResponseMessage> CallToolAsync(HttpClient http, string tool, object arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp");
        request.Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = new { name = tool, arguments } });
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2025-06-18");
        return await http.SendAsync(request);
    }
}
