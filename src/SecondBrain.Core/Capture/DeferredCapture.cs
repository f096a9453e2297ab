using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Capture;

/// <summary>A deferred capture as the key of its receipt, for the workflow's direct write.</summary>
/// <param name="OfBudget">Whether a part of it waits for the budget.</param>
public sealed record DeferredCapture(string PartitionKey, string SortKey, BrainId Brain, bool OfBudget);
