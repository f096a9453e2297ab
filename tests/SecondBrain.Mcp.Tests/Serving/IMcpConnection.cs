using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Tests.Serving;

/// <summary>A client of 2026-07-28 with a connection to one brain, over whatever transport.</summary>
internal interface IMcpConnection : IAsyncDisposable
{
    /// <summary>The answer as a JSON-RPC message, after all notifications that belong to it.</summary>
    Task<McpAnswer> AskAsync(string method, JsonObject? parameters = null);
}

/// <param name="Notifications">Those that came before the message.</param>
internal sealed record McpAnswer(JsonNode Message, IReadOnlyList<JsonNode> Notifications)
{
    public JsonNode Result => Message["result"] ?? throw new InvalidOperationException($"No result: {Message.ToJsonString()}");

    public int? ErrorCode => (int?)Message["error"]?["code"];

    public string? ErrorMessage => (string?)Message["error"]?["message"];
}

internal static class McpConnectionCalls
{
    public static async Task<JsonNode> CallAsync(this IMcpConnection connection, string tool, JsonObject arguments) =>
        (await connection.AskAsync("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments })).Result;

    /// <summary>The structured content of a call that must succeed.</summary>
    public static async Task<JsonNode> UseAsync(this IMcpConnection connection, string tool, JsonObject arguments)
    {
        var result = await connection.CallAsync(tool, arguments);
        result["isError"].ShouldBeNull(result.ToJsonString());
        return result["structuredContent"]!;
    }

    /// <summary>Adds a note that is searchable afterwards.</summary>
    public static async Task<string> AddAsync(this IMcpConnection connection, string title, string content) =>
        (string)(await connection.UseAsync("add_note", new JsonObject { ["title"] = title, ["content"] = content }))["id"]!;

    public static async Task<string> ReadAsync(this IMcpConnection connection, string uri) =>
        (string)(await connection.AskAsync("resources/read", new JsonObject { ["uri"] = uri })).Result["contents"]![0]!["text"]!;
}
