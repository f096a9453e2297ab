using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tools;

/// <summary>Makes the results of tools.</summary>
public static class ToolResults
{
    /// <summary>Structured content, and the same as JSON text for clients that know only text.</summary>
    public static McpResult Structured<T>(T value, JsonTypeInfo<T> type)
    {
        var content = JsonSerializer.SerializeToNode(value, type)!;
        return new McpResult.Complete(new JsonObject { ["content"] = Text(RpcWriter.ToText(content)), ["structuredContent"] = content });
    }

    /// <summary>Structured content beside a text of its own, for content that reads better than its JSON.</summary>
    public static McpResult Structured<T>(T value, JsonTypeInfo<T> type, string text) =>
        new McpResult.Complete(new JsonObject { ["content"] = Text(text), ["structuredContent"] = JsonSerializer.SerializeToNode(value, type)! });

    /// <param name="advice">For the model: what is wrong, and what to do next.</param>
    public static McpResult Failed(string advice) => new McpResult.Complete(new JsonObject { ["content"] = Text(advice), ["isError"] = true });

    private static JsonArray Text(string text) => [new JsonObject { ["type"] = "text", ["text"] = text }];
}
