namespace SecondBrain.Core.Reviews;

/// <summary>What a person can say to a proposal.</summary>
public static class ReviewChoice
{
    public const string Approve = "approve";
    public const string Reject = "reject";

    /// <summary>Approves the link with another type or target.</summary>
    public const string Edit = "edit";

    public const string Snooze = "snooze";

    public static IReadOnlyList<string> All { get; } = [Approve, Reject, Edit, Snooze];
}
