namespace SecondBrain.Core.Proposals;

/// <summary>Where a proposal stands.</summary>
public static class ProposalState
{
    public const string Proposed = "proposed";
    public const string Accepted = "accepted";

    /// <summary>Kept, so that it is not proposed again.</summary>
    public const string Rejected = "rejected";
}
