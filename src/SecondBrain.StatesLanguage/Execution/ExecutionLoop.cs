using System.Collections.Concurrent;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>
/// Runs everything of one execution, one callback after the other, in the order posted. So branches take turns in a
/// fixed order, as the service's do, and nothing of an execution needs a lock. What comes from outside waits until no
/// turn is left.
/// </summary>
/// <param name="isInline">Callbacks run on the thread that posts them: for a host that turns the clock itself.</param>
/// <param name="accept">Whether the inputs may be taken in; called with all that wait.</param>
/// <param name="takeIn">Takes in one.</param>
internal sealed class ExecutionLoop(bool isInline, Func<List<ExecutionInput>, bool> accept, Action<ExecutionInput> takeIn) : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _turns = new();

    private readonly Lock _gate = new();

    // Two lists take turns: what waits, and what is taken in.
    private List<ExecutionInput> _inputs = [];

    private List<ExecutionInput> _batch = [];

    private volatile bool _hasInputs;

    private int _isDraining;

    /// <summary>Runs the action and all that follows on the calling thread, until there is nothing to do but wait.</summary>
    public void Start(Action action)
    {
        _turns.Enqueue((static state => ((Action)state!)(), action));
        if (Interlocked.Exchange(ref _isDraining, 1) == 0)
        {
            Drain();
        }
    }

    /// <summary>Before <see cref="Start"/>.</summary>
    public void Enqueue(ExecutionInput input)
    {
        lock (_gate)
        {
            _inputs.Add(input);
            _hasInputs = true;
        }
    }

    public void Post(ExecutionInput input)
    {
        Enqueue(input);
        Wake();
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        _turns.Enqueue((d, state));
        Wake();
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("An execution is never waited for synchronously.");

    private void Wake()
    {
        if (Interlocked.Exchange(ref _isDraining, 1) != 0)
        {
            return;
        }

        if (isInline)
        {
            Drain();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(static loop => loop.Drain(), this, preferLocal: false);
        }
    }

    private void Drain()
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            do
            {
                RunTurns();
                while (_hasInputs)
                {
                    TakeIn();
                }

                Volatile.Write(ref _isDraining, 0);
            }
            while ((!_turns.IsEmpty || _hasInputs) && Interlocked.Exchange(ref _isDraining, 1) == 0);
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    private void TakeIn()
    {
        _batch.Clear();
        lock (_gate)
        {
            (_inputs, _batch, _hasInputs) = (_batch, _inputs, false);
        }

        if (accept(_batch))
        {
            foreach (var input in _batch)
            {
                takeIn(input);
                RunTurns();
            }
        }
    }

    private void RunTurns()
    {
        while (_turns.TryDequeue(out var next))
        {
            next.Callback(next.State);
        }
    }
}
