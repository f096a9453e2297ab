using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Watches one attempt of a task: its timeout, its heartbeats, and whether its branch is stopped.</summary>
internal sealed class TaskDeadline : TaskProgress, IDisposable
{
    // The longest a timer takes is about 49 days: longer timeouts are taken in legs.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly TaskCompletionSource<TaskSignal> _signal = new();

    private readonly TimeProvider _clock;

    private readonly DateTimeOffset _due;

    private readonly TimeSpan? _heartbeat;

    private readonly ITimer? _timeoutTimer;

    private readonly ITimer? _heartbeatTimer;

    private readonly CancellationTokenRegistration _stopped;

    public TaskDeadline(TimeProvider clock, TimeSpan? timeout, TimeSpan? heartbeat, CancellationToken stop)
    {
        (_clock, _heartbeat, _due) = (clock, heartbeat, clock.GetUtcNow() + (timeout ?? TimeSpan.Zero));
        _timeoutTimer = timeout is null ? null : clock.CreateTimer(static state => ((TaskDeadline)state!).OnTimeout(), this, Leg(timeout.Value), Timeout.InfiniteTimeSpan);
        _heartbeatTimer = heartbeat is null ? null : clock.CreateTimer(
            static state => ((TaskDeadline)state!)._signal.TrySetResult(TaskSignal.HeartbeatMissed), this, Leg(heartbeat.Value), Timeout.InfiniteTimeSpan);
        _stopped = stop.UnsafeRegister(static state => ((TaskDeadline)state!)._signal.TrySetResult(TaskSignal.Stopped), this);
    }

    public Task<TaskSignal> Signal => _signal.Task;

    /// <summary>Called on whatever thread reports the submission.</summary>
    public required Action OnSubmitted { get; init; }

    public override void Submitted() => OnSubmitted();

    public override void Heartbeat()
    {
        if (_heartbeat is { } heartbeat)
        {
            _heartbeatTimer?.Change(Leg(heartbeat), Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _timeoutTimer?.Dispose();
        _heartbeatTimer?.Dispose();
        _stopped.Dispose();
    }

    private void OnTimeout()
    {
        var left = _due - _clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            _signal.TrySetResult(TaskSignal.TimedOut);
        }
        else
        {
            _timeoutTimer?.Change(Leg(left), Timeout.InfiniteTimeSpan);
        }
    }

    private static TimeSpan Leg(TimeSpan time) => time < LongestTimer ? time : LongestTimer;
}
