namespace SecondBrain.Functions.Tests.Digests;

/// <summary>A clock that the test sets. Timers run as always.</summary>
internal sealed class DayClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 11, 22, 6, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
