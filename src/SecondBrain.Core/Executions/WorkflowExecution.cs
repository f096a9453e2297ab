using System.Text.Json.Nodes;

namespace SecondBrain.Core.Executions;

/// <summary>One execution of a workflow.</summary>
/// <param name="Name">Unique within the workflow for 90 days.</param>
/// <param name="Status">One of <see cref="ExecutionStatus"/>.</param>
public sealed record WorkflowExecution(WorkflowName Workflow, string Name, string Status, DateTimeOffset StartedAt, DateTimeOffset? StoppedAt)
{
    /// <summary>Null in a list.</summary>
    public JsonNode? Input { get; init; }

    /// <summary>Null in a list, and until it has succeeded.</summary>
    public JsonNode? Output { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    public int RedriveCount { get; init; }
}
