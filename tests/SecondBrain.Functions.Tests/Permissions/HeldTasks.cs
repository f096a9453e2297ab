using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Lets the tasks of one workflow wait, so that its execution runs for as long as a test wants.</summary>
internal sealed class HeldTasks : ITaskResources
{
    private ITaskResources _tasks = null!;
    private volatile Hold? _hold;

    /// <summary>For the host's <c>Tasks</c> option.</summary>
    public ITaskResources Around(ITaskResources tasks)
    {
        _tasks = tasks;
        return this;
    }

    /// <summary>Until <see cref="Release"/>.</summary>
    /// <param name="machine">A part of the ARNs of its executions.</param>
    public void Begin(string machine) => _hold = new Hold(machine, new TaskCompletionSource());

    public void Release()
    {
        var hold = _hold;
        _hold = null;
        hold?.End.SetResult();
    }

    public bool Supports(string resource) => _tasks.Supports(resource);

    public async Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        if (_hold is { } hold && invocation.ExecutionArn.Contains(hold.Machine, StringComparison.Ordinal))
        {
            await hold.End.Task.WaitAsync(cancellationToken);
        }

        return await _tasks.InvokeAsync(invocation, cancellationToken);
    }

    private sealed record Hold(string Machine, TaskCompletionSource End);
}
