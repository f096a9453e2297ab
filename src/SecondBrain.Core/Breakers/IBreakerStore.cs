namespace SecondBrain.Core.Breakers;

/// <summary>Circuit breakers, one a model, shared by all brains. Safe for concurrent use; every write is idempotent.</summary>
public interface IBreakerStore
{
    /// <summary>Counts an execution that gave up on the model, each once. A window that began before <paramref name="windowStart"/> is over.</summary>
    /// <returns>How many executions gave up in this window; 0 when the breaker is not closed.</returns>
    Task<int> CountAsync(string model, string execution, DateTimeOffset windowStart, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Opens a closed breaker until a moment. Nothing when it is not closed.</summary>
    Task OpenAsync(string model, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>How often the breaker has opened in a row, if this execution is the one that probes; null if it is not.</summary>
    Task<int?> FindOpeningsAsync(string model, string probedBy, CancellationToken cancellationToken);

    /// <summary>Opens a half-open breaker again. Nothing when another execution probes.</summary>
    Task ReopenAsync(string model, string probedBy, int openings, DateTimeOffset until, CancellationToken cancellationToken);
}
