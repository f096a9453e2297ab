namespace SecondBrain.Core.Reviews;

/// <summary>Where a review stands.</summary>
public static class ReviewState
{
    /// <summary>Waits for its owner.</summary>
    public const string Pending = "pending";

    /// <summary>Waits for a time, then for its owner.</summary>
    public const string Snoozed = "snoozed";

    public const string Approved = "approved";

    public const string Rejected = "rejected";

    /// <summary>Nobody answered in time. It can still be decided.</summary>
    public const string Expired = "expired";

    public static IReadOnlyList<string> All { get; } = [Pending, Snoozed, Approved, Rejected, Expired];
}
