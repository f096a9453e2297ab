using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Imports;

/// <summary>Imports files over HTTP as a program of the user would.</summary>
internal static class ImportClient
{
    public static async Task<string> BeginAsync(this BrainClient brain)
    {
        var (status, body) = await brain.SendAsync(HttpMethod.Post, "/imports");
        status.ShouldBe(HttpStatusCode.Created);
        return (string)body["id"]!;
    }

    public static Task<(HttpStatusCode Status, JsonNode Body)> AddAsync(this BrainClient brain, string import, params (string Path, string Text)[] files) =>
        brain.SendAsync(HttpMethod.Post, $"/imports/{import}/files", JsonContent.Create(new { files = files.Select(file => new { path = file.Path, text = file.Text }) }));

    /// <summary>The import once the workflow has ended.</summary>
    public static async Task<JsonNode> FinishAsync(this BrainClient brain, string import)
    {
        using var started = await brain.Http.PostAsync($"/imports/{import}/start", content: null);
        started.StatusCode.ShouldBe(HttpStatusCode.Accepted, await started.Content.ReadAsStringAsync());
        started.Headers.Location!.ToString().ShouldStartWith("/executions/import-archive:");
        while (true)
        {
            var view = await brain.GetAsync($"/imports/{import}");
            if ((string?)view["state"] is "done" or "failed") return view;
            await Task.Delay(20);
        }
    }

    public static async Task<(List<JsonNode> Lines, string? Next)> ResultsAsync(this BrainClient brain, string path)
    {
        using var response = await brain.Http.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/jsonl");
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        var link = response.Headers.TryGetValues("link", out var values) ? values.Single() : null;
        return ([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)], link?.Split('>')[0].TrimStart('<'));
    }
}
