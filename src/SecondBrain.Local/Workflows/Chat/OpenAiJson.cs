using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SecondBrain.Local.Workflows.Chat;

/// <summary>Requests and responses of chat completions.</summary>
/// <remarks>Source: OpenAI API reference, "Create chat completion".</remarks>
internal static class OpenAiJson
{
    public static JsonObject Request(string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var json = new JsonObject { ["model"] = options?.ModelId ?? model, ["messages"] = new JsonArray([.. messages.SelectMany(Message)]) };
        if (options?.MaxOutputTokens is { } tokens)
            json["max_tokens"] = tokens;
        if (options?.Temperature is { } temperature)
            json["temperature"] = temperature;
        if (options?.TopP is { } topP)
            json["top_p"] = topP;
        if (options?.StopSequences is { Count: > 0 } stops)
            json["stop"] = new JsonArray([.. stops.Select(stop => JsonValue.Create(stop))]);
        if (options?.Tools is { Count: > 0 } tools)
        {
            json["tools"] = new JsonArray([.. tools.OfType<AIFunctionDeclaration>().Select(Tool)]);
            json["tool_choice"] = Choice(options.ToolMode);
        }

        return json;
    }

    /// <exception cref="JsonException">Not a chat completion.</exception>
    public static ChatResponse Response(JsonNode answer)
    {
        if ((answer["choices"] as JsonArray)?.FirstOrDefault() is not { } choice || choice["message"] is not { } message)
            throw new JsonException("There is no choice in it.");
        var contents = new List<AIContent>();
        if ((string?)message["content"] is { Length: > 0 } text)
            contents.Add(new TextContent(text));
        foreach (var call in message["tool_calls"] as JsonArray ?? [])
        {
            var function = call!["function"]!;
            contents.Add(new FunctionCallContent(
                (string?)call["id"] ?? (string)function["name"]!,
                (string)function["name"]!,
                JsonSerializer.Deserialize<Dictionary<string, object?>>((string?)function["arguments"] is { Length: > 0 } arguments ? arguments : "{}")));
        }

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            FinishReason = (string?)choice["finish_reason"] is { } reason ? new ChatFinishReason(reason) : null,
            Usage = answer["usage"] is { } usage
                ? new UsageDetails { InputTokenCount = (long?)usage["prompt_tokens"], OutputTokenCount = (long?)usage["completion_tokens"], TotalTokenCount = (long?)usage["total_tokens"] }
                : null,
        };
    }

    // The results of several calls are a message each.
    private static IEnumerable<JsonNode> Message(ChatMessage message)
    {
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
            yield return new JsonObject { ["role"] = "tool", ["tool_call_id"] = result.CallId, ["content"] = result.Result?.ToString() };

        JsonNode[] calls = [.. message.Contents.OfType<FunctionCallContent>().Select(Call)];
        if (calls.Length == 0 && message.Text.Length == 0)
            yield break;
        var json = new JsonObject { ["role"] = message.Role == ChatRole.Tool ? "user" : message.Role.Value, ["content"] = message.Text };
        if (calls.Length > 0)
            json["tool_calls"] = new JsonArray(calls);
        yield return json;
    }

    private static JsonObject Call(FunctionCallContent call) => new()
    {
        ["id"] = call.CallId,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = JsonSerializer.Serialize(call.Arguments) },
    };

    private static JsonObject Tool(AIFunctionDeclaration tool) => new()
    {
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = tool.Name, ["description"] = tool.Description, ["parameters"] = JsonNode.Parse(tool.JsonSchema.GetRawText()) },
    };

    private static JsonNode Choice(ChatToolMode? mode) => mode switch
    {
        RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = name } },
        RequiredChatToolMode => JsonValue.Create("required"),
        _ => JsonValue.Create("auto"),
    };
}
