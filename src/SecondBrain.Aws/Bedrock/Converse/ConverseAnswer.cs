namespace SecondBrain.Aws.Bedrock.Converse;

/// <summary>What Converse answers.</summary>
/// <param name="StopReason">end_turn, tool_use, max_tokens, stop_sequence, guardrail_intervened, content_filtered, malformed_model_output, malformed_tool_use or model_context_window_exceeded.</param>
public sealed record ConverseAnswer(ConverseOutput? Output, string? StopReason, TokenUsage? Usage, ConverseMetrics? Metrics);

public sealed record ConverseOutput(ConverseMessage? Message);

/// <summary>As billed.</summary>
public sealed record TokenUsage(int InputTokens, int OutputTokens, int TotalTokens)
{
    /// <summary>Read from the prompt cache, at a lower price; not counted in <see cref="InputTokens"/>.</summary>
    public int? CacheReadInputTokens { get; init; }

    public int? CacheWriteInputTokens { get; init; }
}

public sealed record ConverseMetrics(long LatencyMs);
