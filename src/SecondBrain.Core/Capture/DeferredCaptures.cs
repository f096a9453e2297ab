using SecondBrain.Core.Budget;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Capture;

/// <summary>Step of recover-deferred: finds the captures that wait for nothing but models that answer again, and whose brain's budget pays for them.</summary>
public sealed class DeferredCaptures(ICaptureStore captures, CaptureBudget budget)
{
    public const int PageSize = 50;

    /// <summary>A capture that was handed over this often fails for a reason of its own.</summary>
    public const int MaxAttempts = 20;

    /// <param name="parts">Of <see cref="DeferredPart"/>, those whose model answers.</param>
    /// <param name="cursor">Of the page before; null for the first one. A capture that is deferred again does not come a second time.</param>
    public async Task<Page<DeferredCapture>> ListAsync(IReadOnlyCollection<string> parts, string? cursor, CancellationToken cancellationToken)
    {
        var page = await captures.DeferredAsync(parts, MaxAttempts, new PageRequest(PageSize, cursor), cancellationToken);
        var paid = new Dictionary<BrainId, bool>();
        foreach (var brain in page.Items.Where(capture => capture.OfBudget).Select(capture => capture.Brain).Distinct())
        {
            paid[brain] = await budget.MayBackfillAsync(brain, cancellationToken);
        }

        return page with { Items = [.. page.Items.Where(capture => !capture.OfBudget || paid[capture.Brain])] };
    }
}
