namespace SecondBrain.Core.Reviews;

/// <summary>The owner decided before the workflow asked again: review-proposal goes on with that decision.</summary>
public sealed class ReviewDecidedException(ReviewId id) : Exception($"The review {id} has its decision already.");
