using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Identity;

/// <summary>What an owner does with members; the answer to a refusal is its problem's type.</summary>
internal static class MemberSteps
{
    public static Task<(int Status, string Type, string Text)> PutMemberAsync(this BrainClient brain, string subject, string json) =>
        brain.AskAsync(HttpMethod.Put, $"/members/{Uri.EscapeDataString(subject)}", json);

    public static Task<(int Status, string Type, string Text)> RemoveMemberAsync(this BrainClient brain, string subject) =>
        brain.AskAsync(HttpMethod.Delete, $"/members/{Uri.EscapeDataString(subject)}");

    /// <summary>Members as <c>subject role</c>.</summary>
    public static async Task<List<string>> MembersAsync(this BrainClient brain) =>
        [.. (await brain.GetAsync("/members"))["items"]!.AsArray().Select(member => $"{member!["subject"]} {member["role"]}")];

    public static async Task<(int Status, string Type, string Text)> AskAsync(this BrainClient brain, HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        using var response = await brain.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var type = response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? ((string?)JsonNode.Parse(text)!["type"] ?? "").Split(':')[^1] : "";
        return ((int)response.StatusCode, type, text);
    }
}
