namespace SecondBrain.Core.Breakers;

/// <summary>When a breaker opens and for how long.</summary>
public sealed record BreakerRules
{
    public static readonly BreakerRules Default = new();

    /// <summary>Executions that give up on the model within <see cref="Window"/>. Each has tried six times by then.</summary>
    public int Failures { get; init; } = 5;

    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The first time; doubled with each probe that fails.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan LongestWait { get; init; } = TimeSpan.FromHours(1);

    /// <param name="openings">How often it opened in a row, at least 1.</param>
    public TimeSpan WaitAfter(int openings) =>
        openings > 16 ? LongestWait : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << (openings - 1)));
}
