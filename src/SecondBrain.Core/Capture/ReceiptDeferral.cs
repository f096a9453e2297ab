namespace SecondBrain.Core.Capture;

/// <summary>A part of the ingestion that waits for its model.</summary>
/// <param name="Part">One of <see cref="DeferredPart"/>.</param>
/// <param name="Reason">The error's name, or <see cref="BreakerOpen"/>.</param>
public sealed record ReceiptDeferral(string Part, string Reason)
{
    public const string BreakerOpen = "BreakerOpen";
}
