namespace SecondBrain.Core.Audit;

/// <summary>What an audit entry says was done.</summary>
public static class AuditAction
{
    public const string Capture = "capture";

    /// <summary>Somebody else captured what is there: the note is theirs too.</summary>
    public const string CaptureAgain = "capture-again";

    /// <summary>A note is not theirs any more, who had captured it again.</summary>
    public const string LetGo = "let-go";

    public const string Edit = "edit";

    /// <summary>An edit that makes an earlier version the current one.</summary>
    public const string Restore = "restore";

    public const string Link = "link";

    public const string Unlink = "unlink";

    public const string Merge = "merge";

    /// <summary>The note became part of another one.</summary>
    public const string MergeInto = "merge-into";

    public const string Propose = "propose";

    public const string WithdrawProposal = "withdraw-proposal";

    /// <summary>A review got its answer.</summary>
    public const string Decide = "decide";

    public const string Accept = "accept";

    public const string Reject = "reject";

    public const string Flag = "flag";

    public const string Unflag = "unflag";

    /// <summary>A note was taken back: kept, and seen by nobody.</summary>
    public const string Withdraw = "withdraw";

    /// <summary>A note that was taken back is there again.</summary>
    public const string BringBack = "bring-back";

    public const string Erase = "erase";
}
