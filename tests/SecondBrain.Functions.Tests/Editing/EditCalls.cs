using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Editing;

/// <summary>Edits as a user's program sends them.</summary>
internal static class EditCalls
{
    public const string MergePatch = "application/merge-patch+json";

    public static Task<(HttpStatusCode Status, JsonNode Body, string? Tag)> PutAsync(this BrainClient brain, JsonNode note, int version, string markdown, string? key = null) =>
        brain.EditAsync(HttpMethod.Put, $"/notes/{note["id"]}", $"\"{version}\"", markdown, "text/markdown", key);

    public static Task<(HttpStatusCode Status, JsonNode Body, string? Tag)> PatchAsync(this BrainClient brain, JsonNode note, int version, string patch, string? key = null) =>
        brain.EditAsync(HttpMethod.Patch, $"/notes/{note["id"]}", $"\"{version}\"", patch, MergePatch, key);

    public static Task<(HttpStatusCode Status, JsonNode Body, string? Tag)> RestoreAsync(this BrainClient brain, JsonNode note, int version, int to) =>
        brain.EditAsync(HttpMethod.Post, $"/notes/{note["id"]}/restore", $"\"{version}\"", $$"""{"version": {{to}}}""", "application/json");

    /// <summary>Edits the text and waits until its receipt is completed.</summary>
    public static async Task<JsonNode> PutAndWaitAsync(this BrainClient brain, JsonNode note, int version, string markdown)
    {
        var (status, edited, _) = await brain.PutAsync(note, version, markdown);
        status.ShouldBe(HttpStatusCode.OK, edited.ToJsonString());
        ((string)(await brain.ReceiptAsync(edited))["state"]!).ShouldBe("completed");
        return edited;
    }

    public static async Task<(HttpStatusCode Status, JsonNode Body, string? Tag)> EditAsync(
        this BrainClient brain, HttpMethod method, string path, string? match, string body, string type, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (match is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", match);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await brain.Http.SendAsync(request);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>())!, response.Headers.ETag?.Tag);
    }

    public static async Task<string> TextAsync(this BrainClient brain, JsonNode note) => (string)(await brain.GetAsync($"/notes/{note["id"]}"))["content"]!;

    /// <summary>Ids of the notes that a search finds.</summary>
    public static async Task<List<string>> FindAsync(this BrainClient brain, string query) =>
        [.. (await brain.GetAsync($"/search?q={Uri.EscapeDataString(query)}"))["items"]!.AsArray().Select(hit => (string)hit!["id"]!)];
}
