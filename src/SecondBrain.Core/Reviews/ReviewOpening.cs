using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Core.Reviews;

/// <summary>First step of review-proposal: opens the review, unless there is nothing to decide.</summary>
public sealed class ReviewOpening(IProposalStore proposals, IReviewStore reviews, INoteStore notes)
{
    /// <returns>Null when the proposal was decided before or one of its notes is gone.</returns>
    public async Task<ReviewId?> RunAsync(Proposal proposal, DateTimeOffset startedAt, string execution, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(proposal.Brain, proposal.Subject, cancellationToken) is null
            || await notes.FindAsync(proposal.Brain, proposal.Other, cancellationToken) is null
            || await proposals.ProposeAsync(proposal, cancellationToken) != ProposalState.Proposed)
        {
            return null;
        }

        // whoever came by a door was told the review's id when the proposal was kept
        var known = proposal.ForReview ? await proposals.FindAsync(proposal, cancellationToken) : null;
        var id = ReviewId.Of(known?.Proposal.CreatedAt ?? startedAt, execution);
        await reviews.OpenAsync(
            new Review(id, proposal, ReviewState.Pending, startedAt, Asked: 0, AnswerBy: null, SnoozedUntil: null, Decision: null), cancellationToken);
        return id;
    }
}
