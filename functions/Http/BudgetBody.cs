namespace SecondBrain.Functions.Http;

/// <summary>A brain's own budget sent as JSON.</summary>
/// <param name="MonthlyUsd">Null: the deployment's budget again.</param>
internal sealed record BudgetBody(decimal? MonthlyUsd);
