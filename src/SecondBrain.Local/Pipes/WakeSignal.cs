namespace SecondBrain.Local.Pipes;

/// <summary>A pause that can be cut short. One waiter; any number of callers of <see cref="Set"/>.</summary>
internal sealed class WakeSignal(TimeProvider clock)
{
    private TaskCompletionSource _set = New();

    /// <summary>Ends the pause that runs now, or the next one.</summary>
    public void Set() => Volatile.Read(ref _set).TrySetResult();

    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var set = Volatile.Read(ref _set);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(set.Task, Task.Delay(atMost, clock, ends.Token));
        await ends.CancelAsync();
        if (set.Task.IsCompleted)
            Volatile.Write(ref _set, New());
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
