using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tools;

/// <summary>Makes the results of tools.</summary>
public static class ToolResults
{
    /// <summary>Of an answer's text, and of its structured content, in characters: some 6,000 tokens. Longer answers come in parts.</summary>
    public const int MaxLength = 25_000;

    // titles that must be fenced as data grow a little afterwards
    private const int MaxFitting = MaxLength - 2000;

    /// <summary>Structured content, and the same as JSON text for clients that know only text.</summary>
    public static McpResult Structured<T>(T value, JsonTypeInfo<T> type)
    {
        var content = JsonSerializer.SerializeToNode(value, type)!;
        return Complete(content, RpcWriter.ToText(content));
    }

    /// <summary>Structured content beside a text of its own, for content that reads better than its JSON.</summary>
    public static McpResult Structured<T>(T value, JsonTypeInfo<T> type, string text) => Complete(JsonSerializer.SerializeToNode(value, type)!, text);

    /// <summary>The same for a list: as many of its items as an answer has room for, one at least.</summary>
    /// <param name="make">The answer with so many items, and the cursor of what follows them.</param>
    public static async Task<McpResult> FittingAsync<T>(int count, Func<int, Task<T>> make, JsonTypeInfo<T> type)
    {
        while (true)
        {
            var content = JsonSerializer.SerializeToNode(await make(count), type)!;
            var text = RpcWriter.ToText(content);
            if (text.Length <= MaxFitting || count <= 1)
            {
                return Complete(content, text);
            }

            count = Math.Clamp((int)((long)count * MaxFitting * 9 / (text.Length * 10L)), 1, count - 1);
        }
    }

    /// <param name="advice">For the model: what is wrong, and what to do next.</param>
    public static McpResult Failed(string advice) => new McpResult.Complete(new JsonObject { ["content"] = Text(advice), ["isError"] = true });

    private static McpResult.Complete Complete(JsonNode content, string text) => new(new JsonObject { ["content"] = Text(text), ["structuredContent"] = content });

    private static JsonArray Text(string text) => [new JsonObject { ["type"] = "text", ["text"] = text }];
}
