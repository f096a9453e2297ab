namespace SecondBrain.Functions.Tests.Faults;

/// <summary>
/// A clock whose timers come due as soon as no task is being called: the waits of a workflow take no time, the deadlines of
/// its tasks never pass, and a timer longer than two minutes (a workflow's own timeout) does not come due at all, but for the
/// five minutes that reembed-brain waits.
/// </summary>
internal sealed class ShortWaits(FaultyTasks tasks) : TimeProvider
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Ingestions = TimeSpan.FromMinutes(5);

    private long _waited;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero).AddTicks(Interlocked.Read(ref _waited));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    // the moment that a wait is measured from lies before its timer, and a timer between them moves the clock; ingest-note itself may take 270 seconds
    private static bool IsForIngestions(TimeSpan dueTime) => dueTime > Ingestions - TimeSpan.FromSeconds(30) && dueTime <= Ingestions;

    private sealed class Timer : ITimer
    {
        private readonly ShortWaits _clock;
        private readonly Action _fire;
        private readonly ITimer _looks;
        private TimeSpan _due;
        private int _quiet;

        public Timer(ShortWaits clock, TimerCallback callback, object? state)
        {
            (_clock, _fire) = (clock, () => callback(state));
            _looks = System.CreateTimer(static timer => ((Timer)timer!).OnLook(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (_due, _quiet) = (dueTime, 0);
            return dueTime == TimeSpan.Zero
                ? _looks.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan)
                : dueTime < TimeSpan.Zero || (dueTime > Longest && !IsForIngestions(dueTime))
                    ? _looks.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
                    : _looks.Change(Look, Look);
        }

        public void Dispose() => _looks.Dispose();

        public ValueTask DisposeAsync() => _looks.DisposeAsync();

        // Three quiet looks in a row: a task that is about to be called is not taken for a wait.
        private void OnLook()
        {
            _quiet = _clock.IsQuiet ? _quiet + 1 : 0;
            if (_due > TimeSpan.Zero && _quiet < 3)
                return;

            _looks.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Interlocked.Add(ref _clock._waited, _due.Ticks);
            _fire();
        }
    }

    private bool IsQuiet => !tasks.IsBusy;
}
