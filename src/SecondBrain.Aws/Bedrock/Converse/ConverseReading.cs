using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.Bedrock.Converse;

/// <summary>An answer of Converse as a chat response.</summary>
internal static class ConverseReading
{
    /// <exception cref="AwsServiceException">There is no message in the answer.</exception>
    public static ChatResponse Response(ConverseAnswer answer, string model, DateTimeOffset now)
    {
        if (answer.Output?.Message is not { Content: { } blocks })
            throw new AwsServiceException(AwsServiceException.UnknownError, HttpStatusCode.OK, "Converse answered without a message");

        var message = new ChatMessage(ChatRole.Assistant, [.. blocks.Select(Content).OfType<AIContent>()]);
        return new ChatResponse(message)
        {
            ModelId = model,
            CreatedAt = now,
            FinishReason = Reason(answer.StopReason),
            Usage = answer.Usage is { } usage ? Usage(usage) : null,
            RawRepresentation = answer,
        };
    }

    private static AIContent? Content(ContentBlock block) => block switch
    {
        { Text: { } text } => new TextContent(text),
        { ToolUse: { } use } => new FunctionCallContent(use.ToolUseId, use.Name, Arguments(use.Input)) { RawRepresentation = block },
        _ => null, // a kind that was not asked for, such as the model's thoughts
    };

    private static Dictionary<string, object?> Arguments(JsonElement input) => input.ValueKind == JsonValueKind.Object
        ? input.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value, StringComparer.Ordinal)
        : [];

    private static ChatFinishReason? Reason(string? reason) => reason switch
    {
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "tool_use" => ChatFinishReason.ToolCalls,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "content_filtered" or "guardrail_intervened" => ChatFinishReason.ContentFilter,
        null => null,
        _ => new ChatFinishReason(reason), // malformed_model_output, malformed_tool_use, or one that is newer than this
    };

    private static UsageDetails Usage(TokenUsage usage) => new()
    {
        InputTokenCount = usage.InputTokens,
        OutputTokenCount = usage.OutputTokens,
        TotalTokenCount = usage.TotalTokens,
        CachedInputTokenCount = usage.CacheReadInputTokens,
    };
}
