namespace SecondBrain.Functions.Tests.Reembedding;

/// <summary>The system's clock, but the workflow's wait of five minutes is over at once.</summary>
internal sealed class ShortWait : TimeProvider
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Shortened(dueTime), period));

    // the wait is measured from a moment before the timer is made
    private static TimeSpan Shortened(TimeSpan due) => due > Wait - TimeSpan.FromSeconds(5) && due <= Wait ? TimeSpan.FromMilliseconds(1) : due;

    private sealed class Timer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Shortened(dueTime), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
