namespace SecondBrain.Functions.Tests;

/// <summary>A clock that stands still, with timers that run: two runs of one thing write the same times.</summary>
internal sealed class FrozenTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
}
