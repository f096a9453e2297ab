namespace SecondBrain.StackOnMoto;

/// <summary>Stands still between the steps of a story, so that both stacks write the same times. Timers take their time.</summary>
internal sealed class StoryClock(DateTimeOffset start) : TimeProvider
{
    private long _minutes;

    public override DateTimeOffset GetUtcNow() => start.AddMinutes(Interlocked.Read(ref _minutes));

    /// <summary>One minute on.</summary>
    public void Advance() => Interlocked.Increment(ref _minutes);
}
