using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Paging;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Step Functions of one world: a name that was taken in another is free in this one.</summary>
internal sealed class WorldExecutions(IWorkflowExecutions executions, CallPlan plan) : IWorkflowExecutions
{
    public async Task<StartResult> StartAsync(WorkflowName workflow, string name, JsonNode input, CancellationToken cancellationToken) =>
        await executions.StartAsync(workflow, Name(name), input, cancellationToken) switch
        {
            StartResult.Started started => new StartResult.Started(name, started.StartedAt),
            _ => new StartResult.NameTaken(name),
        };

    public async Task<WorkflowExecution?> FindAsync(WorkflowName workflow, string name, CancellationToken cancellationToken) =>
        await executions.FindAsync(workflow, Name(name), cancellationToken) is { } found ? found with { Name = name } : null;

    public Task<Page<WorkflowExecution>> ListAsync(WorkflowName workflow, string? status, PageRequest page, CancellationToken cancellationToken) =>
        executions.ListAsync(workflow, status, page, cancellationToken);

    public Task<Page<ExecutionEvent>> HistoryAsync(WorkflowName workflow, string name, PageRequest page, CancellationToken cancellationToken) =>
        executions.HistoryAsync(workflow, Name(name), page, cancellationToken);

    public Task<bool> StopAsync(WorkflowName workflow, string name, string? error, string? cause, CancellationToken cancellationToken) =>
        executions.StopAsync(workflow, Name(name), error, cause, cancellationToken);

    public Task<bool> RedriveAsync(WorkflowName workflow, string name, CancellationToken cancellationToken) =>
        executions.RedriveAsync(workflow, Name(name), cancellationToken);

    public Task<TaskTokenResult> SucceedTaskAsync(string taskToken, JsonNode output, CancellationToken cancellationToken) =>
        executions.SucceedTaskAsync(taskToken, output, cancellationToken);

    public Task<TaskTokenResult> FailTaskAsync(string taskToken, string error, string? cause, CancellationToken cancellationToken) =>
        executions.FailTaskAsync(taskToken, error, cause, cancellationToken);

    public Task<TaskTokenResult> HeartbeatAsync(string taskToken, CancellationToken cancellationToken) =>
        executions.HeartbeatAsync(taskToken, cancellationToken);

    private string Name(string name) => $"w{plan.World}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..40]}";
}
