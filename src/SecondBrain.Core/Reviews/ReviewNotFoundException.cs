namespace SecondBrain.Core.Reviews;

/// <summary>A workflow step asked for a review that the brain does not have.</summary>
public sealed class ReviewNotFoundException(ReviewId id) : Exception($"The brain has no review {id}.");
