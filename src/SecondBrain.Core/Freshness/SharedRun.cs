namespace SecondBrain.Core.Freshness;

/// <summary>Runs one thing at a time for many callers: each gets the end of a run that began after it asked, and shares it with all who asked meanwhile. Safe for concurrent use.</summary>
/// <param name="run">Must see what was done before it is called; a fault is that of everybody who waits for this run.</param>
internal sealed class SharedRun(Func<Task> run)
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private Task? _next;

    /// <summary>Waits for at most two runs: the one that had begun, and the one after it. Who gives up waiting does not end the run.</summary>
    public Task JoinAsync(CancellationToken cancellationToken)
    {
        Task mine;
        lock (_gate)
        {
            mine = _next ??= AfterAsync(_running);
        }

        return mine.WaitAsync(cancellationToken);
    }

    private async Task AfterAsync(Task before)
    {
        // never goes on inside JoinAsync: _next has to be set first
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_gate)
        {
            (_running, _next) = (_next!, null);
        }

        await run();
    }
}
