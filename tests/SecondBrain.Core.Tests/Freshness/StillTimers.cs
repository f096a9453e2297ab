namespace SecondBrain.Core.Tests.Freshness;

/// <summary>A clock whose timers come due when the test says so.</summary>
internal sealed class StillTimers(TimeProvider clock) : TimeProvider
{
    private readonly List<(TimeSpan Due, Action Fire)> _timers = [];

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _timers.Add((dueTime, () => callback(state)));
        return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Fires the timers that were set to this time.</summary>
    public void Fire(TimeSpan due) => _timers.FindAll(timer => timer.Due == due).ForEach(timer => timer.Fire());
}
