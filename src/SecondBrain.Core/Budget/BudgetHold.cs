namespace SecondBrain.Core.Budget;

/// <summary>What is reserved for a capture, and the step that it was reserved on.</summary>
public sealed record BudgetHold(decimal Usd, BudgetStep Step);
