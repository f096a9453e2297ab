using System.Text.Json.Nodes;

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
public sealed record ExecutionResult(ExecutionStatus Status, JsonNode? Output, string? Error, string? Cause, IReadOnlyList<HistoryEvent> History);
