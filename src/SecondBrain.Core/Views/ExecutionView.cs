using System.Text.Json.Nodes;
using SecondBrain.Core.Executions;

namespace SecondBrain.Core.Views;

/// <summary>A workflow execution as readers see it.</summary>
/// <param name="Id"><c>{workflow}:{name}</c>.</param>
/// <param name="Status">One of <see cref="ExecutionStatus"/>.</param>
/// <param name="Redrives">How often it was run again from where it failed.</param>
/// <param name="Input">Null in lists.</param>
/// <param name="Output">Null in lists, and until it has succeeded.</param>
/// <param name="History">Where its events are.</param>
public sealed record ExecutionView(
    string Id,
    string Workflow,
    string Status,
    DateTimeOffset Started,
    DateTimeOffset? Stopped,
    int Redrives,
    string? Error,
    string? Cause,
    JsonNode? Input,
    JsonNode? Output,
    string History)
{
    public static ExecutionView Of(WorkflowExecution execution) => new(
        $"{execution.Workflow}:{execution.Name}", execution.Workflow.Value, execution.Status, execution.StartedAt, execution.StoppedAt, execution.RedriveCount,
        execution.Error, execution.Cause, execution.Input, execution.Output, Path(execution.Workflow, execution.Name) + "/history");

    public static string Path(WorkflowName workflow, string name) => $"/executions/{workflow}:{name}";
}

/// <summary>An event of an execution.</summary>
/// <param name="Previous">The event that led to it; 0 for the first.</param>
/// <param name="Type">The service's name, such as <c>TaskStateEntered</c>.</param>
public sealed record ExecutionEventView(long Id, long Previous, DateTimeOffset At, string Type, JsonNode? Details)
{
    public static ExecutionEventView Of(ExecutionEvent happened) => new(happened.Id, happened.PreviousEventId, happened.Timestamp, happened.Type, happened.Details);
}
