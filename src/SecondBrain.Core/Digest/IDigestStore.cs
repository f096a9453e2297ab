using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Digest;

/// <summary>Digests, and what they have shown. Safe for concurrent use.</summary>
public interface IDigestStore
{
    /// <summary>What was ever shown of a kind, by subject. Strongly consistent.</summary>
    Task<IReadOnlyDictionary<string, Shown>> ShownAsync(BrainId brain, string kind, CancellationToken cancellationToken);

    /// <summary>Writes the digest of its day and remembers what it shows, together; a day has one digest, the first.</summary>
    /// <returns>The digest of that day: this one, or the one that was there.</returns>
    Task<DailyDigest> StoreAsync(DailyDigest digest, CancellationToken cancellationToken);

    /// <summary>Strongly consistent; null when that day had nothing to say.</summary>
    Task<DailyDigest?> FindAsync(BrainId brain, DateOnly date, CancellationToken cancellationToken);

    /// <summary>Strongly consistent; null when there never was one.</summary>
    Task<DailyDigest?> LatestAsync(BrainId brain, CancellationToken cancellationToken);
}
