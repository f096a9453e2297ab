using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Reviews;

/// <summary>Step of review-proposal: the owner is asked, and the workflow's task waits for the answer.</summary>
public sealed class ReviewAsking(IReviewStore reviews, TimeProvider clock)
{
    /// <exception cref="ReviewDecidedException">There is nothing to wait for.</exception>
    public async Task RunAsync(BrainId brain, ReviewId id, string taskToken, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (await reviews.FindAsync(brain, id, cancellationToken) is not { } review
            || !await reviews.AskAsync(review, taskToken, clock.GetUtcNow() + patience, cancellationToken))
        {
            throw new ReviewDecidedException(id);
        }
    }
}
