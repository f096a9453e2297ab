namespace SecondBrain.Aws.Signing;

/// <summary>Exponential backoff with full jitter: before retry n (from 0) it waits a random part of min(<see cref="MaxDelay"/>, <see cref="BaseDelay"/> * 2^n).</summary>
/// <remarks>The defaults wait at most 0.1 + 0.2 + 0.4 + 0.8 = 1.5 seconds in all, unless the service asks for more. Source: AWS Architecture Blog, "Exponential Backoff And Jitter".</remarks>
public sealed record AwsRetry
{
    /// <summary>Attempts after the first one; 0 turns retries off. Default: 4.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>Default: 100 milliseconds.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Default: 5 seconds.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A service that asks to be left alone (<c>Retry-After</c>) for longer is not called again by this call. Default: 20 seconds.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The tokens of a client's <see cref="RetryBudget"/>. Default: 500.</summary>
    public int BudgetTokens { get; init; } = RetryBudget.DefaultCapacity;

    /// <summary>The longest that all waits of one call can take together, the attempts themselves and what a service asks for not counted.</summary>
    public TimeSpan LongestWait =>
        TimeSpan.FromTicks(Enumerable.Range(0, MaxRetries).Sum(n => DelayBefore(n, jitter: 1).Ticks));

    /// <param name="retry">0 for the first retry.</param>
    /// <param name="jitter">From 0 to 1.</param>
    public TimeSpan DelayBefore(int retry, double jitter) =>
        Min(MaxDelay, BaseDelay * Math.Pow(2, Math.Min(retry, 30))) * jitter;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
