namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Stands still at the time of a recorded invocation. A pause between two looks at a receipt is over at once, and a second later.</summary>
internal sealed class RecordedTime(DateTimeOffset now) : TimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    private int _pauses;

    public override DateTimeOffset GetUtcNow() => now.AddSeconds(Volatile.Read(ref _pauses));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > LongestPause)
            return base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref _pauses);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
