using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>Express executions: in memory, at least once where the starter retries; the last <see cref="Remembered"/> can be looked at. At most a fixed number run at one time; a further start waits for a place.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ExpressExecutions(ITaskResources tasks, int maxConcurrent, TimeProvider clock, Func<double> random, ILogger log) : IAsyncDisposable
{
    public const int Remembered = 200;

    private readonly HashSet<LocalExecution> _running = [];
    private readonly Queue<LocalExecution> _recent = new();
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _places = new(maxConcurrent);
    private TaskCompletionSource _idle = Ended();

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
        var execution = new LocalExecution(machine.Execution(name), input, clock.GetUtcNow());
        lock (_gate)
        {
            if (_running.Count == 0)
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _running.Add(execution);
            _recent.Enqueue(execution);
            if (_recent.Count > Remembered)
                _recent.Dequeue();
        }

        _ = Task.Run(() => RunAsync(machine, execution), CancellationToken.None);
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
        LocalExecution[] running;
        lock (_gate)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running.Select(execution => execution.StopAsync(null, null)));
        await WhenIdleAsync(CancellationToken.None);
        _places.Dispose();
    }

    private async Task RunAsync(LocalMachine machine, LocalExecution execution)
    {
        var options = new InterpreterOptions { Clock = clock, Random = random, OnEvent = execution.Record, IncludeExecutionData = false }; // the text of notes is not kept in memory twice
        try
        {
            var start = new ExecutionStart(execution.Arn, execution.Name, machine.Arn, machine.Resource.Name, execution.Input);
            var running = new StateMachineInterpreter(machine.Definition, tasks, options).Start(start, journal: null);
            execution.Begin(running);
            var result = await running.Completion;
            execution.End(result);
            ExecutionLog.Ended(log, execution, result);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            execution.Broken(e);
            ExecutionLog.Broke(log, execution.Identity.StateMachine, execution.Name, e);
        }

        _places.Release();
        lock (_gate)
        {
            _running.Remove(execution);
            if (_running.Count == 0)
                _idle.SetResult();
        }
    }

    private static TaskCompletionSource Ended()
    {
        var ended = new TaskCompletionSource();
        ended.SetResult();
        return ended;
    }
}
