namespace SecondBrain.Core.Capture;

/// <summary>A part of the ingestion that waits for its model.</summary>
/// <param name="Part">One of <see cref="DeferredPart"/>.</param>
/// <param name="Reason">The error's name, <see cref="BreakerOpen"/> or <see cref="Budget"/>.</param>
public sealed record ReceiptDeferral(string Part, string Reason)
{
    public const string BreakerOpen = "BreakerOpen";

    /// <summary>The month's budget does not pay for it; see <see cref="Core.Budget.BudgetSteps"/>.</summary>
    public const string Budget = "Budget";
}
