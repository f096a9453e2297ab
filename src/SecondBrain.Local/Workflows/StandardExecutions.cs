using System.Text.Json.Nodes;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>Standard executions, each name once. Safe for concurrent use.</summary>
internal sealed partial class StandardExecutions(ITaskResources tasks, TimeProvider clock, Func<double> random, ILogger log) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LocalExecution> _executions = [];
    private readonly CancellationTokenSource _stopping = new();

    public IReadOnlyList<LocalExecution> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _executions.Values];
            }
        }
    }

    public LocalExecution? Find(string arn)
    {
        lock (_gate)
        {
            return _executions.GetValueOrDefault(arn);
        }
    }

    /// <summary>Starts an execution, or finds the one that runs under this name with this input.</summary>
    /// <exception cref="StepFunctionsError">The name belongs to another execution, or to one that has ended.</exception>
    public LocalExecution Start(LocalMachine machine, string input, string name)
    {
        LocalExecution execution;
        lock (_gate)
        {
            if (_executions.TryGetValue(machine.ExecutionArn(name), out var other))
            {
                return other.Status == ExecutionStatus.Running && JsonNode.DeepEquals(other.Input, JsonNode.Parse(input))
                    ? other
                    : throw new StepFunctionsError("ExecutionAlreadyExists", $"Execution Already Exists: '{other.Arn}'");
            }

            execution = new LocalExecution(machine, name, input, clock.GetUtcNow(), _stopping.Token);
            execution.Begin((onEvent, stop) => Task.Run(() => RunAsync(execution, onEvent, stop), CancellationToken.None));
            _executions.Add(execution.Arn, execution);
        }

        _ = execution.Completion.ContinueWith(ended => End(execution, ended), CancellationToken.None, TaskContinuationOptions.RunContinuationsAsynchronously, TaskScheduler.Default);
        return execution;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(All.Select(execution => execution.Completion));
        _stopping.Dispose();
    }

    private Task<ExecutionResult> RunAsync(LocalExecution execution, Action<HistoryEvent> onEvent, CancellationToken stop)
    {
        var options = new InterpreterOptions { Clock = clock, Random = random, OnEvent = onEvent };
        return new StateMachineInterpreter(execution.Machine.Definition, tasks, options).RunAsync(execution.ToStart(), stop);
    }

    private void End(LocalExecution execution, Task<ExecutionResult> ended)
    {
        execution.Ended(clock.GetUtcNow());
        if (!ended.IsCompletedSuccessfully)
            Broke(log, execution.StateMachine, execution.Name, ended.Exception);
        else if (ended.Result.Status is ExecutionStatus.Failed or ExecutionStatus.TimedOut)
            Failed(log, execution.StateMachine, execution.Name, ended.Result.Status, ended.Result.Error);
    }

    [LoggerMessage(LogLevel.Warning, "{StateMachine} execution {Name} ended {Status}: {Error}")]
    private static partial void Failed(ILogger log, string stateMachine, string name, ExecutionStatus status, string? error);

    [LoggerMessage(LogLevel.Error, "{StateMachine} execution {Name} broke the interpreter")]
    private static partial void Broke(ILogger log, string stateMachine, string name, Exception? exception);
}
