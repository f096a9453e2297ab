using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Core.Reviews;

/// <summary>Step of review-proposal: does what was decided, or, when nobody answered in time, lets the review expire.</summary>
public sealed class ReviewApplication(IReviewStore reviews, INoteStore notes, ProposalApplication application, TimeProvider clock)
{
    /// <param name="expired">The time to answer is over; a decision that was made in the last moment still counts.</param>
    /// <exception cref="ReviewNotFoundException">The brain has no such review.</exception>
    public async Task<ReviewOutcome> RunAsync(BrainId brain, ReviewId id, bool expired, CancellationToken cancellationToken)
    {
        var review = await reviews.FindAsync(brain, id, cancellationToken) ?? throw new ReviewNotFoundException(id);
        if (review.Decision is not { } decision)
        {
            if (expired && review.State is ReviewState.Pending)
            {
                await MoveAsync(review, review with { State = ReviewState.Expired }, proposalState: null, link: null, cancellationToken);
            }

            // a step that is repeated finds the review snoozed, and its decision taken
            return review.State is ReviewState.Snoozed
                ? new ReviewOutcome(ReviewChoice.Snooze, review.Proposal, Actor: "", review.SnoozedUntil)
                : new ReviewOutcome(ReviewOutcome.Expired, review.Proposal, Actor: "", Until: null);
        }

        if (!review.IsClosed)
        {
            await ApplyAsync(review, decision, cancellationToken);
        }

        return new ReviewOutcome(decision.Choice, review.Proposal, decision.Actor, decision.Until);
    }

    private async Task ApplyAsync(Review review, ReviewDecision decision, CancellationToken cancellationToken)
    {
        switch (decision.Choice)
        {
            case ReviewChoice.Snooze:
                await MoveAsync(review, review with { State = ReviewState.Snoozed, SnoozedUntil = decision.Until, Decision = null }, proposalState: null, link: null, cancellationToken);
                break;
            case ReviewChoice.Approve or ReviewChoice.Edit:
                await application.ApplyAsync(decision.Actor, review.Proposal, decision.Trust, cancellationToken);
                var link = await LinkAsync(review.Proposal, decision, cancellationToken);
                await MoveAsync(review, review with { State = ReviewState.Approved }, ProposalState.Accepted, link, cancellationToken);
                break;
            default:
                await MoveAsync(review, review with { State = ReviewState.Rejected }, ProposalState.Rejected, link: null, cancellationToken);
                break;
        }
    }

    /// <summary>Null when the proposal is no link, or a note at its ends was erased while it waited.</summary>
    private async Task<Link?> LinkAsync(Proposal proposal, ReviewDecision decision, CancellationToken cancellationToken)
    {
        var target = decision.Other ?? proposal.Other;
        return proposal is { Kind: ProposalKind.Link, Type: { } type }
            && await notes.FindAsync(proposal.Brain, proposal.Subject, cancellationToken) is not null
            && await notes.FindAsync(proposal.Brain, target, cancellationToken) is not null
            ? ProposedLinks.ToLink(proposal, clock.GetUtcNow()) with { Target = target, Type = decision.Type ?? type }
            : null;
    }

    private Task MoveAsync(Review review, Review moved, string? proposalState, Link? link, CancellationToken cancellationToken)
    {
        var by = new Principal(review.Brain, review.Decision?.Actor ?? "review-proposal", ActorKind.Human, Session: null, new HashSet<string>());
        return reviews.MoveAsync(by, review, moved, proposalState, link, cancellationToken);
    }
}
