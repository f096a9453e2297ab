namespace SecondBrain.Testing.Brains;

/// <summary>A clock that moves when it is told to, and by <paramref name="step"/> each time that it is looked at. Safe for concurrent use; its timers are the system's.</summary>
public sealed class MovingClock(TimeSpan step = default) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private long _ticks;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(Interlocked.Add(ref _ticks, step.Ticks));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
