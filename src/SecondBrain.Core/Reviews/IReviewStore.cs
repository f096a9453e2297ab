using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Reviews;

/// <summary>Reviews and the tokens of the workflows that wait for them. Safe for concurrent use; every write is idempotent.</summary>
public interface IReviewStore
{
    /// <summary>Opens a review in state pending, with its proposal. Nothing when there is one with this id.</summary>
    Task OpenAsync(Review review, CancellationToken cancellationToken);

    /// <summary>Strongly consistent; null when this brain has no such review.</summary>
    Task<Review?> FindAsync(BrainId brain, ReviewId id, CancellationToken cancellationToken);

    /// <summary>Newest first. Strongly consistent.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    Task<Page<Review>> ListAsync(BrainId brain, string state, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Remembers the token of the task that waits, and makes a snoozed review pending again. A token that is there already changes nothing.</summary>
    /// <returns>False, and nothing written, when the review is closed or has a decision.</returns>
    Task<bool> AskAsync(Review review, string taskToken, DateTimeOffset answerBy, CancellationToken cancellationToken);

    /// <summary>Null when nothing waits for this review.</summary>
    Task<string?> FindTokenAsync(BrainId brain, ReviewId id, CancellationToken cancellationToken);

    /// <summary>Records a decision, with its audit entry. False, and nothing written, when the review moved on or has one already.</summary>
    Task<bool> DecideAsync(Principal by, Review review, ReviewDecision decision, CancellationToken cancellationToken);

    /// <summary>Moves a review to another state; together with it, its proposal gets its state, an approved link becomes an edge, and the audit says who.</summary>
    /// <param name="proposalState">Null to leave the proposal as it is.</param>
    /// <param name="link">The edge to write; null for none.</param>
    Task MoveAsync(Principal by, Review review, Review moved, string? proposalState, Link? link, CancellationToken cancellationToken);
}
