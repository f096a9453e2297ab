using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Safety;

namespace SecondBrain.Core.Proposals;

/// <summary>From which confidence on a proposal is accepted without a person: a model's links between notes that people stand behind, and nothing else.</summary>
public sealed class AcceptanceRule(INoteStore notes, LinkThresholds thresholds)
{
    /// <summary>More than any confidence.</summary>
    public const double Never = 2;

    /// <summary>A link from or to untrusted or flagged text could be what that text is after: it goes to review.</summary>
    public async Task<double> ThresholdAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        var threshold = proposal is { Kind: ProposalKind.Link, ForReview: false } ? thresholds.Of(proposal.Type ?? "") : Never;
        return proposal.Confidence < threshold
            || (await IsTrustedAsync(proposal.Subject) && await IsTrustedAsync(proposal.Other)) ? threshold : Never;

        async Task<bool> IsTrustedAsync(NoteId id) => await notes.FindAsync(proposal.Brain, id, cancellationToken) is { } note && NoteMarks.Of(note).Count == 0;
    }
}
