using SecondBrain.Core.Capture;

namespace SecondBrain.Core.Views;

/// <summary>The answer to a capture.</summary>
/// <param name="Id">The note's id.</param>
/// <param name="Receipt">Where the receipt is.</param>
/// <param name="Duplicate">The same capture was made before: this is its first receipt.</param>
public sealed record CaptureView(string Id, string Receipt, string State, bool Duplicate, string Sha256)
{
    public static CaptureView Of(Receipt receipt, bool duplicate) =>
        new(receipt.Note.Value, ReceiptView.Path(receipt.Id), receipt.State, duplicate, receipt.Sha256);
}
