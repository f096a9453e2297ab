using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Brain.Prompts;

internal static class PromptText
{
    public static JsonObject Block(string text) => new() { ["type"] = "text", ["text"] = text };
}
