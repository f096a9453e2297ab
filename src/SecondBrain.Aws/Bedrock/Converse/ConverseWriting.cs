using System.Text.Json;
using Microsoft.Extensions.AI;

namespace SecondBrain.Aws.Bedrock.Converse;

/// <summary>A conversation in the shape that Converse wants: system text apart, user and assistant in turns.</summary>
internal static class ConverseWriting
{
    /// <exception cref="NotSupportedException">A message has content that is not text, a tool call or a tool's result.</exception>
    public static ConverseRequest Request(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var system = new List<SystemBlock>();
        if (options?.ResponseFormat is ChatResponseFormatJson)
            throw new NotSupportedException("Converse has no JSON mode: ask for a tool's input instead.");
        if (!string.IsNullOrWhiteSpace(options?.Instructions))
            system.Add(new SystemBlock(options.Instructions));
        var turns = new List<ConverseMessage>();
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.System)
            {
                if (!string.IsNullOrWhiteSpace(message.Text))
                    system.Add(new SystemBlock(message.Text));
                continue;
            }

            // the results of tools are the user's, and Converse refuses two turns of one role in a row
            var role = message.Role == ChatRole.Assistant ? "assistant" : "user";
            ContentBlock[] blocks = [.. message.Contents.Select(Block).OfType<ContentBlock>()];
            if (blocks.Length == 0)
                continue;
            if (turns.Count > 0 && turns[^1].Role == role)
                turns[^1] = turns[^1] with { Content = [.. turns[^1].Content, .. blocks] };
            else
                turns.Add(new ConverseMessage(role, blocks));
        }

        return new ConverseRequest(turns)
        {
            System = system.Count > 0 ? system : null,
            InferenceConfig = Inference(options),
            ToolConfig = Tools(options, isNeeded: turns.Any(turn => turn.Content.Any(block => block.ToolUse is not null || block.ToolResult is not null))),
        };
    }

    private static InferenceConfig? Inference(ChatOptions? options)
    {
        IReadOnlyList<string>? stops = options?.StopSequences is { Count: > 0 } given ? [.. given] : null;
        return options is null or { MaxOutputTokens: null, Temperature: null, TopP: null } && stops is null
            ? null
            : new InferenceConfig(options?.MaxOutputTokens, options?.Temperature, options?.TopP, stops);
    }

    private static ContentBlock? Block(AIContent content) => content switch
    {
        TextContent { Text: var text } => string.IsNullOrWhiteSpace(text) ? null : new ContentBlock { Text = text },
        FunctionCallContent call => new ContentBlock { ToolUse = new ToolUse(call.CallId, call.Name, JsonSerializer.SerializeToElement(call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions)) },
        FunctionResultContent result => new ContentBlock { ToolResult = Result(result) },
        TextReasoningContent => null, // another model's thoughts are not signed for this one
        _ => throw new NotSupportedException($"Converse is given text, tool calls and their results here, not {content.GetType().Name}."),
    };

    private static ToolResult Result(FunctionResultContent result)
    {
        if (result.Exception is { } fault)
            return new ToolResult(result.CallId, [new ToolResultBlock($"The tool failed: {fault.GetType().Name}.")], "error");

        var block = result.Result switch
        {
            null => Text(""),
            string text => Text(text),
            var value => Json(JsonSerializer.SerializeToElement(value, AIJsonUtilities.DefaultOptions)),
        };
        return new ToolResult(result.CallId, [block]);
    }

    // an empty text is refused
    private static ToolResultBlock Text(string text) => new(string.IsNullOrWhiteSpace(text) ? "(nothing)" : text);

    // only an object is allowed as JSON
    private static ToolResultBlock Json(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new ToolResultBlock(Json: value),
        JsonValueKind.String => Text(value.GetString()!),
        _ => new ToolResultBlock(value.GetRawText()),
    };

    // Converse refuses a conversation with calls of tools, or their results, that does not say what the tools are
    private static ToolConfig? Tools(ChatOptions? options, bool isNeeded)
    {
        if (options?.Tools is not { Count: > 0 } tools || (options.ToolMode is NoneChatToolMode && !isNeeded))
            return null;
        return new ToolConfig([.. tools.Select(Tool)], Choice(options.ToolMode));
    }

    private static ToolDefinition Tool(AITool tool) => tool is AIFunctionDeclaration function
        ? new ToolDefinition(new ToolSpec(function.Name, function.Description is { Length: > 0 } text ? text : null, new ToolInputSchema(function.JsonSchema)))
        : throw new NotSupportedException($"Converse is given functions as tools here, not {tool.GetType().Name}.");

    private static ToolChoice? Choice(ChatToolMode? mode) => mode switch
    {
        RequiredChatToolMode { RequiredFunctionName: { } name } => new ToolChoice { Tool = new NamedTool(name) },
        RequiredChatToolMode => new ToolChoice { Any = new NoSettings() },
        AutoChatToolMode => new ToolChoice { Auto = new NoSettings() },
        _ => null,
    };
}
