using SecondBrain.Core.Budget;

namespace SecondBrain.Core.Capture;

/// <summary>What a step adds to the receipt; null leaves a field as it is.</summary>
public sealed record ReceiptProgress
{
    public int? Chunks { get; init; }

    /// <summary>The version whose text was cut into <see cref="Chunks"/>.</summary>
    public int? BodyVersion { get; init; }

    public ReceiptLinks? Links { get; init; }

    public DateTimeOffset? Linked { get; init; }

    public ReceiptModel? Model { get; init; }

    public ReceiptEnrichment? Enrichment { get; init; }

    /// <summary>The step of the budget that the capture was ingested on.</summary>
    public BudgetStep? Budget { get; init; }

    /// <summary>With <see cref="Completed"/>: these parts wait, so the receipt is deferred instead.</summary>
    public IReadOnlyList<ReceiptDeferral> Deferred { get; init; } = [];

    /// <summary>The last step sets it: the receipt is completed and no longer pending.</summary>
    public bool Completed { get; init; }
}
