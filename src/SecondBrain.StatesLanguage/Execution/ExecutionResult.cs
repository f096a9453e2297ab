using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

public enum ExecutionStatus
{
    Running,
    Succeeded,
    Failed,
    TimedOut,
    Aborted,
}

/// <summary>How an execution ended.</summary>
/// <param name="Output">The final output; null (no value) unless it succeeded.</param>
/// <param name="History">Events in order, named as the service names them.</param>
public sealed record ExecutionResult(ExecutionStatus Status, JsonNode? Output, string? Error, string? Cause, IReadOnlyList<HistoryEvent> History)
{
    /// <summary>The output once more, as the interpreter holds it.</summary>
    internal Value? OutputValue { get; init; }
}
