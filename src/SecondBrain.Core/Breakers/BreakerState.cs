namespace SecondBrain.Core.Breakers;

/// <summary>States of a model's circuit breaker. ingest-note and recover-deferred read and write them too.</summary>
public static class BreakerState
{
    public const string Closed = "closed";

    /// <summary>Nobody asks the model.</summary>
    public const string Open = "open";

    /// <summary>One execution of recover-deferred asks the model once.</summary>
    public const string HalfOpen = "half-open";
}
