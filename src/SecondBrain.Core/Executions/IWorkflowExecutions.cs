using System.Text.Json.Nodes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Executions;

/// <summary>Step Functions as this project uses it. Safe for concurrent use.</summary>
public interface IWorkflowExecutions
{
    /// <summary>The workflows that can be asked for here.</summary>
    IReadOnlyList<WorkflowName> Workflows => WorkflowName.All;

    /// <param name="name">See <see cref="ExecutionName"/>; with the same input a second start is the first one.</param>
    Task<StartResult> StartAsync(WorkflowName workflow, string name, JsonNode input, CancellationToken cancellationToken);

    /// <summary>Null when there is no such execution, or the service keeps none: on AWS an Express execution is in the log only.</summary>
    Task<WorkflowExecution?> FindAsync(WorkflowName workflow, string name, CancellationToken cancellationToken);

    /// <summary>Newest first. On AWS a list of an Express workflow is empty.</summary>
    /// <param name="status">One of <see cref="ExecutionStatus"/>; null for all.</param>
    Task<Page<WorkflowExecution>> ListAsync(WorkflowName workflow, string? status, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Oldest first; empty when there is no such execution.</summary>
    Task<Page<ExecutionEvent>> HistoryAsync(WorkflowName workflow, string name, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Ends a running execution as <see cref="ExecutionStatus.Aborted"/>. False when there is no such execution; one that has ended stays as it is.</summary>
    Task<bool> StopAsync(WorkflowName workflow, string name, string? error, string? cause, CancellationToken cancellationToken);

    /// <summary>Runs a Standard execution that did not succeed again from the state that failed. False when there is none that can be.</summary>
    Task<bool> RedriveAsync(WorkflowName workflow, string name, CancellationToken cancellationToken);

    /// <summary>Ends a <c>.waitForTaskToken</c> task with a result.</summary>
    Task<TaskTokenResult> SucceedTaskAsync(string taskToken, JsonNode output, CancellationToken cancellationToken);

    /// <summary>Ends a <c>.waitForTaskToken</c> task with an error.</summary>
    Task<TaskTokenResult> FailTaskAsync(string taskToken, string error, string? cause, CancellationToken cancellationToken);

    /// <summary>Starts the task's <c>HeartbeatSeconds</c> anew.</summary>
    Task<TaskTokenResult> HeartbeatAsync(string taskToken, CancellationToken cancellationToken);
}
