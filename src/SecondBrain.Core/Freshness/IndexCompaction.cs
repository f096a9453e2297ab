using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Freshness;

/// <summary>The steps of compact-index: a new snapshot beside the current one, then one conditional switch. Each may run twice. Safe for concurrent use.</summary>
public sealed class IndexCompaction(IndexSources sources)
{
    /// <summary>
    /// The longest time from a snapshot's last look at the change feed to the end of its write. The workflow erase-note waits longer than this between
    /// deleting snapshots and looking for the erased note in those that are there: none that holds its words can be written after that.
    /// </summary>
    public static readonly TimeSpan WriteWithin = TimeSpan.FromSeconds(45);

    /// <summary>A brain in which nothing was announced for so long has settled.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    /// <summary>How long a compaction waits for its brain to settle.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private readonly SnapshotStore _snapshots = new(sources.Snapshots, sources.Clock, sources.Search);

    /// <summary>First step: is the version that was seen still the current one, and has the brain come to rest?</summary>
    /// <param name="startedAt">When the compaction began to wait.</param>
    public async Task<(bool Needed, bool Settled)> BeginAsync(
        BrainId brain, string model, string superseded, bool settle, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var needed = (await _snapshots.ManifestAsync(brain, model, cancellationToken)).Version == superseded;
        var now = sources.Clock.GetUtcNow();
        return (needed, !needed || !settle || now - startedAt > LongestWait || await IsQuietAsync(brain, now, cancellationToken));
    }

    /// <summary>Brings the current snapshot up to date and writes it as another version. A run that finds the version keeps it.</summary>
    /// <exception cref="TimeoutException">The snapshot could not be written within <see cref="WriteWithin"/>.</exception>
    public async Task<BuiltSnapshot> BuildAsync(BrainId brain, string model, string version, CancellationToken cancellationToken)
    {
        if (await _snapshots.FindAsync(brain, model, version, cancellationToken) is { } written)
        {
            return written;
        }

        using var follower = new FeedFollower(brain, model, IndexSight.Everything, sources);
        await follower.CatchUpAsync(cancellationToken);

        // that may have taken minutes: the time runs from a second, short look at the feed
        using var late = new CancellationTokenSource(WriteWithin, sources.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await follower.CatchUpAsync(either.Token);
            var snapshot = follower.Index!.Compact(new SnapshotCursor(model, follower.Position).ToString());
            await _snapshots.WriteAsync(brain, model, version, snapshot.Bytes, either.Token);
            return SnapshotStore.Describe(version, follower.Position, snapshot.Bytes.Span, snapshot.Notes);
        }
        catch (OperationCanceledException tooLate) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The snapshot was not written within {WriteWithin.TotalSeconds} seconds of its last look at the change feed.", tooLate);
        }
    }

    /// <returns>False when another compaction was first, or an erasure has deleted the snapshots.</returns>
    public Task<bool> SwitchAsync(BrainId brain, string model, string superseded, BuiltSnapshot built, CancellationToken cancellationToken) =>
        _snapshots.SwitchAsync(brain, model, superseded, built, cancellationToken);

    /// <summary>Last step: deletes versions that no reader needs any more, and the own one if it was not switched to.</summary>
    public Task DropAsync(BrainId brain, string model, string version, CancellationToken cancellationToken) => _snapshots.DropAsync(brain, model, version, cancellationToken);

    /// <summary>All steps at once, for a model that is to serve.</summary>
    public async Task RunAsync(BrainId brain, string model, CancellationToken cancellationToken)
    {
        var superseded = (await _snapshots.ManifestAsync(brain, model, cancellationToken)).Version;
        var built = await BuildAsync(brain, model, new IdSource(sources.Clock).Next(), cancellationToken);
        await SwitchAsync(brain, model, superseded, built, cancellationToken);
        await DropAsync(brain, model, built.Version, cancellationToken);
    }

    private async Task<bool> IsQuietAsync(BrainId brain, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await foreach (var _ in sources.Changes.ReadAsync(brain, IdSource.Floor(now - Quiet), cancellationToken))
        {
            return false;
        }

        return true;
    }
}
