using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Local.Authorization;

namespace SecondBrain.Functions.Tests.Trail;

/// <summary>Agents with sessions, and what is asked about them over HTTP.</summary>
internal static class TrailCalls
{
    public static BrainClient Agent(this BrainHost host, string brain, string session, string agent = "claude") => new(
        host.Host.Url,
        brain,
        host.Host.Issuer.Mint(new TokenRequest(brain, "owner", [Scope.Read, Scope.Propose, Scope.Write], TimeSpan.FromHours(1)) { Agent = agent, Session = session }));

    public static async Task<string> AddAsync(this BrainClient brain, string markdown) => (string)(await brain.CaptureAsync(markdown))["id"]!;

    public static async Task<int> LinkAsync(this BrainClient brain, string source, string target, string type = "supports") =>
        (int)(await brain.SendAsync(HttpMethod.Post, "/links", Json(new JsonObject { ["source"] = source, ["target"] = target, ["type"] = type }))).Status;

    /// <summary>Replaces a note's text, from the version that is there, and waits until it is searchable.</summary>
    public static async Task<JsonNode> RewriteAsync(this BrainClient brain, string note, string markdown)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/notes/{note}") { Content = new StringContent(markdown, Encoding.UTF8, "text/markdown") };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{(await brain.GetAsync($"/notes/{note}"))["version"]}\"");
        using var response = await brain.Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBeInRange(200, 202, body);
        var edited = JsonNode.Parse(body)!;
        await brain.ReceiptAsync(edited);
        return edited;
    }

    public static async Task<JsonNode> UndoAsync(this BrainClient brain, string session, bool preview)
    {
        var (status, body) = await brain.SendAsync(HttpMethod.Post, $"/sessions/{session}/undo?preview={(preview ? "true" : "false")}");
        status.ShouldBe(HttpStatusCode.OK, body.ToJsonString());
        return body;
    }

    /// <summary>What a preview and the run after it have to agree on.</summary>
    public static string[] Steps(JsonNode report) => [.. report["steps"]!.AsArray().Select(step => $"{step!["action"]} {step["note"]} {step["outcome"]}: {step["detail"]} {step["remarks"]!.ToJsonString()}")];

    public static async Task<string[]> TitlesAsync(this BrainClient brain, string path) =>
        [.. (await brain.GetAsync(path))["items"]!.AsArray().Select(item => (string)item!["title"]!).Order(StringComparer.Ordinal)];

    public static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}
