using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Freshness;

/// <summary>Asks for a compaction after many notes were written at once, so that the next process that starts does not read them one by one.</summary>
public sealed class BulkCompaction(IndexSources sources)
{
    private readonly SnapshotStore _snapshots = new(sources.Snapshots, sources.Clock, sources.Search);

    /// <summary>Does nothing for fewer notes than <see cref="IndexSources.ChangesPerSnapshot"/>. A request that cannot be made is no fault of what wrote the notes: a reader will ask.</summary>
    public async Task AskAsync(BrainId brain, int notes, CancellationToken cancellationToken)
    {
        if (notes < sources.ChangesPerSnapshot || sources.Compactions is not { CanStart: true } compactions)
        {
            return;
        }

        try
        {
            var model = await sources.Models.OfAsync(brain, cancellationToken);
            var current = await _snapshots.ManifestAsync(brain, model, cancellationToken);
            await compactions.StartAsync(brain, model, current.Version, settle: true, cancellationToken);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            sources.Fault("compaction request", fault);
        }
    }
}
