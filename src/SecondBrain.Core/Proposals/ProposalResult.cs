using SecondBrain.Core.Reviews;
using SecondBrain.Core.Safety;

namespace SecondBrain.Core.Proposals;

/// <summary>What proposing came to.</summary>
public abstract record ProposalResult
{
    private ProposalResult()
    {
    }

    /// <summary>It waits for a person. The same proposal again is the same review.</summary>
    /// <param name="Execution">Of review-proposal.</param>
    /// <param name="IsNew">False when it was proposed before.</param>
    public sealed record Waiting(Proposal Proposal, ReviewId Review, string Execution, bool IsNew) : ProposalResult;

    /// <summary>A person has decided on this before; nobody is asked again.</summary>
    /// <param name="State">Accepted or rejected.</param>
    public sealed record Decided(Proposal Proposal, string State) : ProposalResult;

    public sealed record NoSuchNote(string Id) : ProposalResult;

    /// <summary>A workflow holds the note, or it has been merged.</summary>
    public sealed record Frozen(string Id) : ProposalResult;

    public sealed record Limited(WriteVerdict.Limited Verdict) : ProposalResult;

    /// <summary>It contradicts itself or the note; nothing was written.</summary>
    public sealed record Rejected(string Detail) : ProposalResult;
}
