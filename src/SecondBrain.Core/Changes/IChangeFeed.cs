using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Changes;

/// <summary>The feed of changed notes that a brain's search index follows. Safe for concurrent use.</summary>
/// <remarks>
/// Ids sort by the time they were made, and a change is visible at most <see cref="Overlap"/> after that time. A reader
/// that asks again from its newest id minus the overlap, and forgets ids that it has seen, misses nothing.
/// </remarks>
public interface IChangeFeed
{
    /// <summary>Longer than a write can take with all its retries, plus the difference between two clocks.</summary>
    static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    /// <summary>How long changes are kept: a reader that is further behind starts from the notes themselves.</summary>
    static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    /// <summary>Changes with an id greater than <paramref name="after"/>, oldest first. Strongly consistent.</summary>
    IAsyncEnumerable<Change> ReadAsync(BrainId brain, string after, CancellationToken cancellationToken);

    /// <summary>The same, newest first.</summary>
    IAsyncEnumerable<Change> ReadBackAsync(BrainId brain, string after, CancellationToken cancellationToken);
}
