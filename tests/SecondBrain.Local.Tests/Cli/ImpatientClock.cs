namespace SecondBrain.Local.Tests.Cli;

/// <summary>Every wait is over at once, and its whole length has passed.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    private long _ticks;

    public TimeSpan Passed => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Passed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Instant(this, callback, state, dueTime);

    private sealed class Instant : ITimer
    {
        private readonly ImpatientClock _clock;
        private readonly Timer _timer;

        public Instant(ImpatientClock clock, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            (_clock, _timer) = (clock, new Timer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan) return _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Interlocked.Add(ref _clock._ticks, dueTime.Ticks);
            return _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => _timer.Dispose();

        public ValueTask DisposeAsync() => _timer.DisposeAsync();
    }
}
