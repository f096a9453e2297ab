using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Safety;

/// <summary>What everybody has written, counted. Safe for concurrent use; a count never passes its limit.</summary>
public interface IWriteCounters
{
    /// <summary>Counts writes of one actor before they are made.</summary>
    /// <returns>Null when they were counted; otherwise the limit that they would have passed, one of <see cref="WriteLimit"/>, and nothing was counted.</returns>
    Task<string?> TakeAsync(BrainId brain, string actor, WriteShare share, CancellationToken cancellationToken);

    /// <summary>Counts writes of one session of an actor before they are made.</summary>
    /// <param name="writes">May be negative: counted writes that were not made.</param>
    /// <returns>False when they would have passed <paramref name="limit"/>; nothing was counted.</returns>
    Task<bool> TakeSessionAsync(BrainId brain, string actor, string session, DateOnly day, int writes, int limit, CancellationToken cancellationToken);
}
