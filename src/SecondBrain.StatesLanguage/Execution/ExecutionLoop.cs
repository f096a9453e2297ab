using System.Collections.Concurrent;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>
/// Runs everything of one execution, one callback after the other, in the order posted. So branches take turns in a
/// fixed order, as the service's do, and nothing of an execution needs a lock.
/// </summary>
/// <param name="isInline">Callbacks run on the thread that posts them: for a host that turns the clock itself.</param>
internal sealed class ExecutionLoop(bool isInline) : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _queue = new();

    private int _isDraining;

    /// <summary>Runs the action and all that it posts on the calling thread, until there is nothing to do but wait.</summary>
    public void Start(Action action)
    {
        _queue.Enqueue((static state => ((Action)state!)(), action));
        if (Interlocked.Exchange(ref _isDraining, 1) == 0)
        {
            Drain();
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        _queue.Enqueue((d, state));
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

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("An execution is never waited for synchronously.");

    private void Drain()
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            do
            {
                while (_queue.TryDequeue(out var next))
                {
                    next.Callback(next.State);
                }

                Volatile.Write(ref _isDraining, 0);
            }
            while (!_queue.IsEmpty && Interlocked.Exchange(ref _isDraining, 1) == 0);
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }
}
