using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;

namespace SecondBrain.Core.Reading;

/// <summary>Receipts as somebody sees them: with their notes.</summary>
public sealed class SeenReceipts(ICaptureStore captures, SeenNotes notes)
{
    /// <summary>Strongly consistent; null when this brain has no such capture for this principal.</summary>
    public async Task<Receipt?> FindAsync(Principal principal, CaptureId id, CancellationToken cancellationToken)
    {
        var receipt = await captures.FindAsync(principal.Brain, id, cancellationToken);
        if (receipt is null || principal.Sight is NoteSight.Everything)
        {
            return receipt;
        }

        return await notes.FindAsync(principal, receipt.Note, cancellationToken) is null ? null : For(principal, receipt);
    }

    /// <summary>A seen note's receipt: how many of its links were resolved, and how many proposed, depends on notes that are not seen.</summary>
    public static Receipt For(Principal principal, Receipt receipt) =>
        principal.Sight is NoteSight.Everything ? receipt : receipt with { Links = null, Enrichment = null };
}
