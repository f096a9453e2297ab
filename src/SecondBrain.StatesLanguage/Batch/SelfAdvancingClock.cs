namespace SecondBrain.StatesLanguage.Batch;

/// <summary>A clock that stands still until told to go to the moment of its next timer: waits take no time.</summary>
/// <remarks>Safe for concurrent use; timers fire on the thread that advances it.</remarks>
internal sealed class SelfAdvancingClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();

    private readonly PriorityQueue<Timer, (DateTimeOffset Due, long Order)> _timers = new();

    private DateTimeOffset _now = start;

    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes to the next timer and fires it; false when there is none.</summary>
    public bool AdvanceToNextTimer()
    {
        Timer? next;
        lock (_gate)
        {
            do
            {
                if (!_timers.TryDequeue(out next, out var due))
                {
                    return false;
                }

                if (next.Due == due.Due)
                {
                    _now = due.Due > _now ? due.Due : _now;
                    next.Due = null;
                    break;
                }
            }
            while (true);
        }

        next.Fire();
        return true;
    }

    private void Schedule(Timer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            timer.Due = dueTime == Timeout.InfiniteTimeSpan ? null : _now + dueTime;
            if (timer.Due is { } due)
            {
                _timers.Enqueue(timer, (due, _order++));
            }
        }
    }

    // One-shot: nothing here asks for a period.
    private sealed class Timer(SelfAdvancingClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Schedule(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
