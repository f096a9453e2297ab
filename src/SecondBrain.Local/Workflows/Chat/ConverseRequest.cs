using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace SecondBrain.Local.Workflows.Chat;

/// <summary>Reads a Converse request: text, tools and tool results; images and documents are refused.</summary>
/// <remarks>Source: Amazon Bedrock API reference, Converse; a state machine writes its members with a capital.</remarks>
internal static class ConverseRequest
{
    /// <exception cref="FormatException">Something that this host cannot pass on; the message says what.</exception>
    public static (List<ChatMessage> Messages, ChatOptions Options) Read(JsonObject request)
    {
        var messages = new List<ChatMessage>();
        foreach (var block in request["System"] as JsonArray ?? [])
            messages.Add(new ChatMessage(ChatRole.System, (string?)block?["Text"] ?? throw new FormatException("System has text only.")));
        foreach (var message in request["Messages"] as JsonArray ?? throw new FormatException("Messages is missing."))
            messages.Add(Message(message!));

        var inference = request["InferenceConfig"];
        var options = new ChatOptions
        {
            MaxOutputTokens = (int?)inference?["MaxTokens"],
            Temperature = (float?)inference?["Temperature"],
            TopP = (float?)inference?["TopP"],
            StopSequences = (inference?["StopSequences"] as JsonArray)?.Select(stop => (string)stop!).ToList(),
        };
        if (request["ToolConfig"] is { } tools)
        {
            options.Tools = [.. (tools["Tools"] as JsonArray ?? throw new FormatException("ToolConfig needs Tools.")).Select(tool => Tool(tool!))];
            options.ToolMode = Mode(tools["ToolChoice"]);
        }

        return (messages, options);
    }

    private static ChatMessage Message(JsonNode message)
    {
        var content = (message["Content"] as JsonArray ?? throw new FormatException("A message needs Content.")).Select(block => Content(block!)).ToList();
        return (string?)message["Role"] switch
        {
            "user" when content.OfType<FunctionResultContent>().Any() => new ChatMessage(ChatRole.Tool, content),
            "user" => new ChatMessage(ChatRole.User, content),
            "assistant" => new ChatMessage(ChatRole.Assistant, content),
            var role => throw new FormatException($"'{role}' is not user or assistant."),
        };
    }

    private static AIContent Content(JsonNode block)
    {
        if ((string?)block["Text"] is { } text)
            return new TextContent(text);
        if (block["ToolUse"] is { } use)
            return new FunctionCallContent((string)use["ToolUseId"]!, (string)use["Name"]!, (use["Input"] as JsonObject)?.ToDictionary(argument => argument.Key, argument => (object?)argument.Value));
        if (block["ToolResult"] is { } result)
            return new FunctionResultContent((string)result["ToolUseId"]!, string.Join('\n', (result["Content"] as JsonArray ?? []).Select(part => (string?)part?["Text"] ?? part?["Json"]?.ToJsonString())));
        throw new FormatException("The local host passes on Text, ToolUse and ToolResult only.");
    }

    private static AIFunctionDeclaration Tool(JsonNode tool)
    {
        var spec = tool["ToolSpec"] ?? throw new FormatException("A tool needs ToolSpec.");
        var schema = spec["InputSchema"]?["Json"] ?? throw new FormatException("A tool needs InputSchema.Json.");
        return AIFunctionFactory.CreateDeclaration((string)spec["Name"]!, (string?)spec["Description"] ?? "", JsonSerializer.SerializeToElement(schema), returnJsonSchema: null);
    }

    private static ChatToolMode Mode(JsonNode? choice) => choice switch
    {
        null => ChatToolMode.Auto,
        JsonObject named when (string?)named["Tool"]?["Name"] is { } name => ChatToolMode.RequireSpecific(name),
        JsonObject any when any.ContainsKey("Any") => ChatToolMode.RequireAny,
        _ => ChatToolMode.Auto,
    };
}
