namespace SecondBrain.Local.Hosting;

/// <summary>What was started, to be closed in reverse order, each once. Safe to push from several starts at once.</summary>
internal sealed class ClosingStack : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Stack<Func<ValueTask>> _open = new();

    public T Push<T>(T started)
        where T : notnull
    {
        Push(() => CloseAsync(started));
        return started;
    }

    public void Push(Action close) => Push(() =>
    {
        close();
        return ValueTask.CompletedTask;
    });

    /// <summary>Closes everything, even when closing one part fails; then says so.</summary>
    public async ValueTask DisposeAsync()
    {
        var failures = new List<Exception>();
        while (Next() is { } close)
        {
            try
            {
                await close();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException("The host did not stop cleanly.", failures);
    }

    private void Push(Func<ValueTask> close)
    {
        lock (_gate)
        {
            _open.Push(close);
        }
    }

    private Func<ValueTask>? Next()
    {
        lock (_gate)
        {
            return _open.TryPop(out var close) ? close : null;
        }
    }

    private static ValueTask CloseAsync(object started)
    {
        if (started is IAsyncDisposable asynchronous)
            return asynchronous.DisposeAsync();
        (started as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
