namespace SecondBrain.StatesLanguage.Definition.Errors;

/// <summary>How often and after what time an error is retried.</summary>
internal sealed record Retrier(ErrorMatch ErrorEquals)
{
    public double IntervalSeconds { get; init; } = 1;

    public double BackoffRate { get; init; } = 2;

    public long MaxAttempts { get; init; } = 3;

    public double? MaxDelaySeconds { get; init; }

    public bool FullJitter { get; init; }

    /// <summary>IntervalSeconds * BackoffRate ^ attempt, at most MaxDelaySeconds; with full jitter a random part of it.</summary>
    /// <param name="attempt">0 before the first retry.</param>
    public TimeSpan Delay(int attempt, Func<double> random)
    {
        var seconds = Math.Min(IntervalSeconds * Math.Pow(BackoffRate, attempt), MaxDelaySeconds ?? double.MaxValue);
        return TimeSpan.FromSeconds(Math.Min(FullJitter ? seconds * random() : seconds, LongestDelay));
    }

    // 99,999,999 s, the longest the language can name.
    private const double LongestDelay = 99_999_999;
}
