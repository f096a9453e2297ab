using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Reviews;

/// <summary>What a signed link says.</summary>
public sealed record SignedDecision(BrainId Brain, ReviewId Review, string Choice, int Asked);
