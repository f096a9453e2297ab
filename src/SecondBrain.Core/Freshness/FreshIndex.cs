using SecondBrain.Core.Changes;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Search;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Freshness;

/// <summary>One brain's index by one embedding model: starts from the snapshot or from the notes, then follows the change feed before every answer.</summary>
internal sealed class FreshIndex(BrainId brain, string model, IndexSources sources) : IDisposable
{
    private const int ParallelReads = 8;

    /// <summary>How far back the feed surely reaches.</summary>
    private static readonly TimeSpan Reach = IChangeFeed.Retention - TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private BrainIndex? _index;
    private DateTimeOffset _position;
    private string? _snapshotTag;
    private int _sinceSnapshot;
    private long _arrivals;
    private long _served;

    public async Task<BrainIndex> GetAsync(CancellationToken cancellationToken)
    {
        var ticket = Interlocked.Increment(ref _arrivals);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_index is not null && Interlocked.Read(ref _served) >= ticket)
            {
                return _index; // a catch-up that began after this call arrived has already run
            }

            var covers = Interlocked.Read(ref _arrivals);
            await CatchUpAsync(cancellationToken);
            Interlocked.Exchange(ref _served, covers);
            return _index!;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Brings the index up to date and writes its snapshot.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await GetAsync(cancellationToken);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await SaveAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _gate.Dispose();
        _index?.Dispose();
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var now = sources.Clock.GetUtcNow();
        if (_index is null || now - _position > Reach)
        {
            await StartAsync(now, cancellationToken);
        }

        var changed = new HashSet<NoteId>();
        var fresh = new List<string>();
        await foreach (var change in sources.Changes.ReadAsync(brain, IdSource.Floor(_position - IChangeFeed.Overlap), cancellationToken))
        {
            if (!_seen.ContainsKey(change.Id))
            {
                fresh.Add(change.Id);
                changed.Add(change.Note);
            }
        }

        await ApplyAsync(_index!, changed, cancellationToken);
        foreach (var id in fresh)
        {
            _seen[id] = now; // only after the notes are in: a failed read is tried again by the next search
        }

        _position = now;
        Forget(now);
        _sinceSnapshot += changed.Count;
        if (_sinceSnapshot >= sources.ChangesPerSnapshot)
        {
            await SaveAsync(cancellationToken);
        }
    }

    private async Task StartAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        _seen.Clear();
        _index = null;
        if (await LoadAsync(now, cancellationToken))
        {
            return;
        }

        var index = new BrainIndex();
        var cursor = default(string);
        do
        {
            var page = await sources.Notes.ListAsync(brain, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken);
            await ApplyAsync(index, page.Items.Select(note => note.Id), cancellationToken);
            _sinceSnapshot += page.Items.Count;
            cursor = page.Next;
        }
        while (cursor is not null);

        (_index, _position) = (index, now);
    }

    /// <summary>False when there is no snapshot, or it cannot serve: damaged, of another model, or older than the feed reaches back.</summary>
    private async Task<bool> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await sources.Snapshots.ReadAsync(SnapshotKey, cancellationToken) is not { } blob)
        {
            return false;
        }

        _snapshotTag = blob.ETag;
        if (BrainIndexSnapshot.Read(new MemoryStream(blob.Bytes.ToArray(), writable: false)) is not SnapshotReadResult.Loaded loaded
            || SnapshotCursor.TryParse(loaded.Cursor) is not { } cursor
            || cursor.Model != model
            || now - cursor.Position > Reach)
        {
            return false;
        }

        (_index, _position, _sinceSnapshot) = (loaded.Index, cursor.Position, 0);
        return true;
    }

    private Task ApplyAsync(BrainIndex index, IEnumerable<NoteId> notes, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(notes, options, async (id, token) =>
        {
            if (await sources.Chunks.LoadAsync(brain, id, model, token) is { } note)
            {
                index.Put(note);
            }
            else
            {
                index.Remove(id);
            }
        });
    }

    /// <summary>Another process may have written a newer snapshot; then that one is as good.</summary>
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        BrainIndexSnapshot.Write(content, _index!, new SnapshotCursor(model, _position).ToString());
        var condition = _snapshotTag is { } tag ? BlobCondition.IfMatch(tag) : BlobCondition.IfAbsent;
        _snapshotTag = await sources.Snapshots.WriteAsync(SnapshotKey, content.ToArray(), condition, cancellationToken) is BlobWrite.Written written
            ? written.ETag
            : (await sources.Snapshots.ReadAsync(SnapshotKey, cancellationToken))?.ETag;
        _sinceSnapshot = 0;
    }

    private void Forget(DateTimeOffset now)
    {
        var expired = now - (2 * IChangeFeed.Overlap);
        foreach (var (id, at) in _seen)
        {
            if (at < expired)
            {
                _seen.Remove(id);
            }
        }
    }

    private BlobKey SnapshotKey { get; } = BlobKey.Parse($"{brain}/index/{BrainReembedding.ModelHash(model)}.bin");
}
