namespace SecondBrain.Functions.Tests.Reembedding;

/// <summary>The system's clock, but a wait of five minutes is over at once: the clock then stands five minutes later.</summary>
internal sealed class ShortWait : TimeProvider
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);

    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(this, callback, state, dueTime, period);

    private sealed class Timer : ITimer
    {
        private readonly ShortWait _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _timer;
        private TimeSpan _skipped;

        public Timer(ShortWait clock, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_clock, _callback, _state) = (clock, callback, state);
            _timer = System.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Change(dueTime, period);
        }

        // the moment that the wait is measured from lies a little before the timer
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _skipped = dueTime > Wait - TimeSpan.FromSeconds(5) && dueTime <= Wait ? dueTime : TimeSpan.Zero;
            return _timer.Change(_skipped > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
        }

        public void Dispose() => _timer.Dispose();

        public ValueTask DisposeAsync() => _timer.DisposeAsync();

        private void Fire()
        {
            Interlocked.Add(ref _clock._ahead, _skipped.Ticks);
            _callback(_state);
        }
    }
}
