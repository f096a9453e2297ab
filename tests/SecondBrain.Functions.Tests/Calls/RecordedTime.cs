namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Stands still at the time of a recorded invocation, with timers that run.</summary>
internal sealed class RecordedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
