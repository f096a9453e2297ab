using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SecondBrain.Local.Workflows.Chat;

/// <summary>A chat model's response in the shape of Converse.</summary>
internal static class ConverseAnswer
{
    public static JsonObject Of(ChatResponse response, TimeSpan took)
    {
        var contents = response.Messages.SelectMany(message => message.Contents).ToArray();
        var blocks = contents.Select(Block).OfType<JsonNode>().ToArray();
        return new JsonObject
        {
            ["Output"] = new JsonObject { ["Message"] = new JsonObject { ["Role"] = "assistant", ["Content"] = new JsonArray(blocks) } },
            ["StopReason"] = StopReason(response.FinishReason, contents),
            ["Usage"] = new JsonObject
            {
                ["InputTokens"] = response.Usage?.InputTokenCount ?? 0,
                ["OutputTokens"] = response.Usage?.OutputTokenCount ?? 0,
                ["TotalTokens"] = response.Usage?.TotalTokenCount ?? (response.Usage?.InputTokenCount ?? 0) + (response.Usage?.OutputTokenCount ?? 0),
            },
            ["Metrics"] = new JsonObject { ["LatencyMs"] = (long)took.TotalMilliseconds },
        };
    }

    private static JsonObject? Block(AIContent content) => content switch
    {
        TextContent { Text.Length: > 0 } text => new JsonObject { ["Text"] = text.Text },
        FunctionCallContent call => new JsonObject
        {
            ["ToolUse"] = new JsonObject { ["ToolUseId"] = call.CallId, ["Name"] = call.Name, ["Input"] = JsonSerializer.SerializeToNode(call.Arguments) ?? new JsonObject() },
        },
        _ => null,
    };

    private static string StopReason(ChatFinishReason? reason, AIContent[] contents) =>
        reason == ChatFinishReason.Length ? "max_tokens"
        : reason == ChatFinishReason.ContentFilter ? "content_filtered"
        : contents.OfType<FunctionCallContent>().Any() ? "tool_use"
        : "end_turn";
}
