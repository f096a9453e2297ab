using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Freshness;

/// <summary>One brain's index by one embedding model and for one sight, brought up to date before it is handed out. Safe for concurrent use.</summary>
/// <remarks>It reads snapshots and never writes one: when it is far ahead of the current one, it asks for a compaction.</remarks>
internal sealed class FreshIndex : IDisposable
{
    /// <summary>How long an answer waits for the request of a compaction. It is worth a moment: a process may be frozen right after its answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly BrainId _brain;
    private readonly string _model;
    private readonly IndexSources _sources;
    private readonly FeedFollower _follower;
    private readonly SnapshotStore _snapshots;
    private readonly SnapshotDelta _delta;
    private readonly SharedRun _catchUps;
    private readonly CancellationTokenSource _stop = new();
    private Task _asking = Task.CompletedTask;
    private string _serving;

    public FreshIndex(BrainId brain, string model, IndexSight sight, IndexSources sources)
    {
        (_brain, _model, _serving, _sources) = (brain, model, model, sources);
        _follower = new FeedFollower(brain, model, sight, sources) { Rebuilding = OnRebuilding };
        _snapshots = new SnapshotStore(sources.Snapshots, sources.Clock, sources.Search);
        _delta = new SnapshotDelta(sources.ChangesPerSnapshot);
        _catchUps = new SharedRun(CatchUpAsync);
    }

    /// <summary>
    /// The index with every change that was published before this call, and the model that serves the brain now: another than this index's when the brain has changed it.
    /// Who asks meanwhile shares the reads. A feed or table that cannot be read is a fault, never an old answer.
    /// </summary>
    public async Task<ServedIndex> GetAsync(CancellationToken cancellationToken)
    {
        await _catchUps.JoinAsync(cancellationToken);
        if (Volatile.Read(ref _asking) is { IsCompleted: false } asking)
        {
            await asking.WaitAsync(Patience, _sources.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return new ServedIndex(_follower.Index!, Volatile.Read(ref _serving));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _follower.Dispose();
    }

    private async Task CatchUpAsync()
    {
        var reading = _sources.Models.OfAsync(_brain, _stop.Token);
        var following = _follower.CatchUpAsync(_stop.Token);
        await Task.WhenAll(reading, following);
        Volatile.Write(ref _serving, await reading);
        var (started, changed) = await following;
        if (started && _follower.Start is StoredSnapshot.Loaded loaded)
        {
            _delta.Start(loaded.Version, isWanted: false);
        }

        _delta.Change(changed, _follower.Position);
        Ask();
    }

    // asked for before the notes are read: a function that ends before it has read them all would never ask
    private void OnRebuilding()
    {
        _delta.Start(_follower.Start is StoredSnapshot.Unusable unusable ? unusable.Version : "", isWanted: true);
        Ask();
    }

    private void Ask()
    {
        if (_sources.Compactions is { CanStart: true } compactions && _asking.IsCompleted && _delta.IsLookDue)
        {
            Volatile.Write(ref _asking, AskAsync(compactions));
        }
    }

    private async Task AskAsync(CompactionStarter compactions)
    {
        try
        {
            var current = await _snapshots.ManifestAsync(_brain, _model, _stop.Token);
            if (_delta.Look(current))
            {
                await compactions.StartAsync(_brain, _model, current.Version, settle: false, _stop.Token);
            }
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            _sources.Fault("compaction request", fault); // the answer does not depend on it, and a later search asks again
        }
    }
}
