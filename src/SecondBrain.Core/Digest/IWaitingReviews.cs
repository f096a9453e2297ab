using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Digest;

/// <summary>The proposals of a brain that nobody has decided, pending or expired.</summary>
public interface IWaitingReviews
{
    Task<IReadOnlyList<WaitingReview>> ListAsync(BrainId brain, CancellationToken cancellationToken);
}
