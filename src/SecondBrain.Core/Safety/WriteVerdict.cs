namespace SecondBrain.Core.Safety;

/// <summary>Whether a write may be made now.</summary>
public abstract record WriteVerdict
{
    private WriteVerdict()
    {
    }

    public sealed record Allowed : WriteVerdict;

    /// <summary>Not now; nothing was written and nothing was counted.</summary>
    /// <param name="Limit">One of <see cref="WriteLimit"/>.</param>
    /// <param name="RetryAfter">When the same write may be tried again; more than zero.</param>
    /// <param name="Detail">What happened, why, and what to do, for a person or an assistant.</param>
    public sealed record Limited(string Limit, TimeSpan RetryAfter, string Detail) : WriteVerdict;

    public static WriteVerdict Yes { get; } = new Allowed();
}
