using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Capture;

/// <summary>Step of recover-deferred: finds the captures that wait for nothing but models that answer again.</summary>
public sealed class DeferredCaptures(ICaptureStore captures)
{
    public const int PageSize = 50;

    /// <summary>A capture that was handed over this often fails for a reason of its own.</summary>
    public const int MaxAttempts = 20;

    /// <param name="parts">Of <see cref="DeferredPart"/>, those whose model answers.</param>
    /// <param name="cursor">Of the page before; null for the first one. A capture that is deferred again does not come a second time.</param>
    public Task<Page<DeferredCapture>> ListAsync(IReadOnlyCollection<string> parts, string? cursor, CancellationToken cancellationToken) =>
        captures.DeferredAsync(parts, MaxAttempts, new PageRequest(PageSize, cursor), cancellationToken);
}
