using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>Express executions: in memory, at least once where the starter retries; the last <see cref="Remembered"/> can be looked at. At most a fixed number run at one time; a further start waits for a place.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed partial class ExpressExecutions(ITaskResources tasks, int maxConcurrent, TimeProvider clock, Func<double> random, ILogger log) : IAsyncDisposable
{
    public const int Remembered = 200;

    private readonly Queue<LocalExecution> _recent = new();
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _places = new(maxConcurrent);
    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource _idle = Ended();
    private int _running;

    /// <summary>The last executions that were started, oldest first.</summary>
    public IReadOnlyList<LocalExecution> Recent
    {
        get
        {
            lock (_gate)
            {
                return [.. _recent];
            }
        }
    }

    /// <summary>Starts an execution as soon as there is a place; returns when it has started.</summary>
    public async Task<LocalExecution> StartAsync(LocalMachine machine, string input, string name, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        var execution = new LocalExecution(machine, name, input, clock.GetUtcNow(), _stopping.Token);
        lock (_gate)
        {
            if (_running++ == 0)
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _recent.Enqueue(execution);
            if (_recent.Count > Remembered)
                _recent.Dequeue();
        }

        execution.Begin((onEvent, stop) => Task.Run(() => RunAsync(execution, onEvent, stop), CancellationToken.None));
        _ = execution.Completion.ContinueWith(ended => End(execution, ended), CancellationToken.None, TaskContinuationOptions.RunContinuationsAsynchronously, TaskScheduler.Default);
        return execution;
    }

    /// <summary>Completes when no execution runs.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends what still runs as aborted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await WhenIdleAsync(CancellationToken.None);
        _stopping.Dispose();
        _places.Dispose();
    }

    private Task<ExecutionResult> RunAsync(LocalExecution execution, Action<HistoryEvent> onEvent, CancellationToken stop)
    {
        var options = new InterpreterOptions { Clock = clock, Random = random, OnEvent = onEvent, IncludeExecutionData = false }; // the text of notes is not kept in memory twice
        return new StateMachineInterpreter(execution.Machine.Definition, tasks, options).RunAsync(execution.ToStart(), stop);
    }

    private void End(LocalExecution execution, Task<ExecutionResult> ended)
    {
        execution.Ended(clock.GetUtcNow());
        if (!ended.IsCompletedSuccessfully)
            Broke(log, execution.StateMachine, execution.Name, ended.Exception);
        else if (ended.Result.Status is ExecutionStatus.Failed or ExecutionStatus.TimedOut)
            Failed(log, execution.StateMachine, execution.Name, ended.Result.Status, ended.Result.Error);

        _places.Release();
        lock (_gate)
        {
            if (--_running == 0)
                _idle.SetResult();
        }
    }

    private static TaskCompletionSource Ended()
    {
        var ended = new TaskCompletionSource();
        ended.SetResult();
        return ended;
    }

    [LoggerMessage(LogLevel.Warning, "{StateMachine} execution {Name} ended {Status}: {Error}")]
    private static partial void Failed(ILogger log, string stateMachine, string name, ExecutionStatus status, string? error);

    [LoggerMessage(LogLevel.Error, "{StateMachine} execution {Name} broke the interpreter")]
    private static partial void Broke(ILogger log, string stateMachine, string name, Exception? exception);
}
