namespace SecondBrain.Core.Budget;

/// <summary>How much of the ingestion a brain's budget pays for. The number is the metric's value.</summary>
public enum BudgetStep
{
    /// <summary>Notes are embedded, and enriched by the language model.</summary>
    Full = 0,

    /// <summary>Notes are embedded, and enriched by rules; the model makes up for it later.</summary>
    Deterministic = 1,

    /// <summary>Notes are found by their words, and enriched by rules; both models make up for it later.</summary>
    WordsOnly = 2,
}
