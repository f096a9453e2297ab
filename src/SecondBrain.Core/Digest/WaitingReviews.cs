using SecondBrain.Core.Identity;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Core.Digest;

/// <summary>The proposals of a brain that nobody has decided: pending, or expired. A snoozed one is left in peace.</summary>
public sealed class WaitingReviews(IReviewStore reviews)
{
    private static readonly IReadOnlyList<string> States = [ReviewState.Pending, ReviewState.Expired];

    public async Task<IReadOnlyList<WaitingReview>> ListAsync(BrainId brain, CancellationToken cancellationToken)
    {
        var waiting = new List<WaitingReview>();
        foreach (var state in States)
        {
            string? cursor = null;
            do
            {
                var page = await reviews.ListAsync(brain, state, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken);
                waiting.AddRange(page.Items.Where(review => review.Decision is null).Select(Of));
                cursor = page.Next;
            }
            while (cursor is not null);
        }

        return waiting;
    }

    private static WaitingReview Of(Review review) =>
        new(review.Id.Value, [review.Proposal.Subject, review.Proposal.Other], review.Proposal.Type, review.CreatedAt);
}
