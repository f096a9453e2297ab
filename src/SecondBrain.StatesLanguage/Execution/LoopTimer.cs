namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Calls back on the execution's loop when a moment has come.</summary>
internal sealed class LoopTimer : IInputSource
{
    // The longest a timer takes is about 49 days: longer times are taken in legs.
    private static readonly TimeSpan LongestLeg = TimeSpan.FromDays(40);

    private readonly ExecutionInputs _inputs;

    private readonly Action _onFired;

    private readonly long _id;

    private DateTimeOffset _due;

    private ITimer? _timer;

    public LoopTimer(ExecutionInputs inputs, DateTimeOffset due, Action onFired)
    {
        (_inputs, _due, _onFired) = (inputs, due, onFired);
        _id = inputs.Register(this);
        if (inputs.IsLive)
        {
            Arm();
        }
    }

    /// <summary>Before it goes live.</summary>
    public void Postpone(TimeSpan by) => _due += by;

    public void GoLive(TimeSpan downtime) => Arm();

    public void Receive(ExecutionInput input)
    {
        Stop();
        _onFired();
    }

    public void Stop()
    {
        _timer?.Dispose();
        _inputs.Forget(_id);
    }

    // Made unarmed first: it may fire while it is armed.
    private void Arm()
    {
        _timer = _inputs.Clock.CreateTimer(static state => ((LoopTimer)state!).OnClock(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Leg(), Timeout.InfiniteTimeSpan);
    }

    // On whatever thread the clock calls.
    private void OnClock()
    {
        if (_due > _inputs.Clock.GetUtcNow())
        {
            _timer!.Change(Leg(), Timeout.InfiniteTimeSpan);
        }
        else
        {
            _inputs.Post(new ExecutionInput(InputKind.TimerFired, _id));
        }
    }

    private TimeSpan Leg() => (_due - _inputs.Clock.GetUtcNow()) switch
    {
        var left when left <= TimeSpan.Zero => TimeSpan.Zero,
        var left when left > LongestLeg => LongestLeg,
        var left => left,
    };
}
