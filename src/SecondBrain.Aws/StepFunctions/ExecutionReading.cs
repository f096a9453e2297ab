using System.Text.Json.Nodes;
using SecondBrain.Core.Executions;

namespace SecondBrain.Aws.StepFunctions;

/// <summary>Executions and events of the port from the service's answers.</summary>
internal static class ExecutionReading
{
    public static WorkflowExecution Execution(WorkflowName workflow, DescribeExecutionAnswer answer) =>
        new(workflow, answer.Name, answer.Status, answer.StartDate, answer.StopDate)
        {
            Input = Json(answer.Input),
            Output = Json(answer.Output),
            Error = answer.Error,
            Cause = answer.Cause,
            RedriveCount = answer.RedriveCount,
        };

    public static WorkflowExecution Execution(WorkflowName workflow, ListedExecution listed) =>
        new(workflow, listed.Name, listed.Status, listed.StartDate, listed.StopDate) { RedriveCount = listed.RedriveCount };

    public static ExecutionEvent Event(HistoryEventItem item) => new(item.Id, item.PreviousEventId, item.Timestamp, item.Type, item.Details);

    private static JsonNode? Json(string? text) => text is null ? null : JsonNode.Parse(text);
}
