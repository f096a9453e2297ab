namespace SecondBrain.Core.Budget;

/// <summary>What a brain's models cost in a month.</summary>
/// <param name="Month"><c>yyyy-MM</c>, UTC.</param>
/// <param name="CommittedUsd">Spent, and reserved for captures that are being ingested.</param>
/// <param name="EmbeddingUsd">Spent on embedding captures.</param>
/// <param name="EnrichmentUsd">Spent on enriching captures.</param>
/// <param name="Held">Captures with a reservation.</param>
public sealed record BudgetAccount(string Month, decimal CommittedUsd, decimal EmbeddingUsd, decimal EnrichmentUsd, int Held)
{
    public decimal SpentUsd => EmbeddingUsd + EnrichmentUsd;
}
