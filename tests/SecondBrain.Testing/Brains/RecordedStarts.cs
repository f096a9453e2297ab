using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Paging;

namespace SecondBrain.Testing.Brains;

/// <summary>Executions that were asked for, by name; none of them runs. A name that was used stays taken, as the service keeps it. Safe for concurrent use.</summary>
public sealed class RecordedStarts : IWorkflowExecutions
{
    private readonly ConcurrentDictionary<string, WorkflowExecution> _executions = new(StringComparer.Ordinal);

    public IReadOnlyCollection<WorkflowExecution> Executions => [.. _executions.Values];

    /// <summary>Thrown by the next starts; null for none.</summary>
    public Exception? Fault { get; set; }

    public Task<StartResult> StartAsync(WorkflowName workflow, string name, JsonNode input, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            throw fault;
        }

        var execution = new WorkflowExecution(workflow, name, ExecutionStatus.Running, default, null) { Input = input };
        return Task.FromResult<StartResult>(_executions.TryAdd(name, execution) ? new StartResult.Started(name, default) : new StartResult.NameTaken(name));
    }

    public Task<WorkflowExecution?> FindAsync(WorkflowName workflow, string name, CancellationToken cancellationToken) => Task.FromResult(_executions.GetValueOrDefault(name));

    public void End(string name, string status) => _executions[name] = _executions[name] with { Status = status };

    Task<Page<WorkflowExecution>> IWorkflowExecutions.ListAsync(WorkflowName workflow, string? status, PageRequest page, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<Page<ExecutionEvent>> IWorkflowExecutions.HistoryAsync(WorkflowName workflow, string name, PageRequest page, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<bool> IWorkflowExecutions.StopAsync(WorkflowName workflow, string name, string? error, string? cause, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<bool> IWorkflowExecutions.RedriveAsync(WorkflowName workflow, string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<TaskTokenResult> IWorkflowExecutions.SucceedTaskAsync(string taskToken, JsonNode output, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<TaskTokenResult> IWorkflowExecutions.FailTaskAsync(string taskToken, string error, string? cause, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<TaskTokenResult> IWorkflowExecutions.HeartbeatAsync(string taskToken, CancellationToken cancellationToken) => throw new NotSupportedException();
}
