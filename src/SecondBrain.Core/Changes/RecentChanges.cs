namespace SecondBrain.Core.Changes;

/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="Since">From when on changes were asked for.</param>
/// <param name="IsComplete">False when that is longer ago than changes are kept (<see cref="IChangeFeed.Retention"/>): earlier ones are missing.</param>
public sealed record RecentChanges(IReadOnlyList<RecentChange> Items, string? Next, DateTimeOffset Since, bool IsComplete);
