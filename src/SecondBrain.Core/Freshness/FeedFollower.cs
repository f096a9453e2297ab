using System.Collections.Concurrent;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Freshness;

/// <summary>An index by one embedding model, of what one sight has, that starts from the snapshot, or from the notes, and follows the change feed. For one caller at a time.</summary>
internal sealed class FeedFollower(BrainId brain, string model, IndexSight sight, IndexSources sources) : IDisposable
{
    private const int ParallelReads = 8;

    /// <summary>How far back the feed surely reaches.</summary>
    private static readonly TimeSpan Reach = IChangeFeed.Retention - TimeSpan.FromHours(1);

    /// <summary>Longer than the list of notes can lag behind a note: what was announced since then is looked at, listed or not.</summary>
    private static readonly TimeSpan ListLag = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private readonly SnapshotStore _snapshots = new(sources.Snapshots, sources.Clock, sources.Search);
    private BrainIndex? _index;

    /// <summary>Null until the first catch-up.</summary>
    public BrainIndex? Index => Volatile.Read(ref _index);

    /// <summary>Every change that was published before this moment is in the index.</summary>
    public DateTimeOffset Position { get; private set; }

    /// <summary>What the index was started from.</summary>
    public StoredSnapshot Start { get; private set; } = new StoredSnapshot.Missing();

    /// <summary>Called when the index has to be built from the notes and they are many, or a snapshot is there that cannot be used. It may take longer than the caller lives.</summary>
    public Action Rebuilding { get; init; } = () => { };

    /// <summary>
    /// Brings the index up to date: work in proportion to what changed, and one step for those who search meanwhile. After a fault the index is as it
    /// was, and the next catch-up does it all.
    /// </summary>
    public async Task<CaughtUp> CatchUpAsync(CancellationToken cancellationToken)
    {
        var now = sources.Clock.GetUtcNow();
        var starts = _index is null || now - Position > Reach;
        if (starts)
        {
            await StartAsync(now, cancellationToken);
        }

        var fresh = await UnseenAsync(Position, cancellationToken);
        var changed = fresh.Select(change => change.Note).ToHashSet();
        await ApplyAsync(_index!, changed, cancellationToken);
        See(fresh, now); // only after the notes are in: a failed read is tried again by the next search
        Position = now;
        Forget(now);
        return new CaughtUp(starts, changed.Count);
    }

    public void Dispose() => _index?.Dispose();

    private async Task StartAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        _seen.Clear();
        Start = await _snapshots.LoadAsync(brain, model, cancellationToken);
        if (Start is StoredSnapshot.Loaded loaded)
        {
            if (now - loaded.Position <= Reach)
            {
                if (sight != IndexSight.Everything)
                {
                    loaded.Index.Narrow(sight.Takes, sight.PartOf);
                }

                Begin(loaded.Index, loaded.Position);
                return;
            }

            loaded.Index.Dispose();
            Start = new StoredSnapshot.Unusable(loaded.Version, "The change feed does not reach back to it.");
        }

        if (Start is StoredSnapshot.Unusable)
        {
            Rebuilding();
        }

        var index = new BrainIndex(sources.Search);
        await ReadNotesAsync(index, now, cancellationToken);
        Begin(index, now);
    }

    // the index before stays as it is: a search may still read it
    private void Begin(BrainIndex index, DateTimeOffset position)
    {
        Volatile.Write(ref _index, index);
        Position = position;
    }

    private async Task ReadNotesAsync(BrainIndex index, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var announced = await UnseenAsync(now - ListLag, cancellationToken);
        var unlisted = announced.Select(change => change.Note).ToHashSet();
        var cursor = default(string);
        var listed = 0;
        do
        {
            var page = await sources.Notes.ListAsync(brain, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken);
            var notes = page.Items.Select(note => note.Id).ToList();
            if (Start is StoredSnapshot.Missing && listed < sources.ChangesPerSnapshot && listed + notes.Count >= sources.ChangesPerSnapshot)
            {
                Rebuilding();
            }

            listed += notes.Count;
            await ApplyAsync(index, notes, cancellationToken);
            unlisted.ExceptWith(notes);
            cursor = page.Next;
        }
        while (cursor is not null);

        await ApplyAsync(index, unlisted, cancellationToken);
        See(announced, now); // each note was read after its announcement
    }

    private async Task<List<Change>> UnseenAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var unseen = new List<Change>();
        await foreach (var change in sources.Changes.ReadAsync(brain, IdSource.Floor(since - IChangeFeed.Overlap), cancellationToken))
        {
            if (!_seen.ContainsKey(change.Id))
            {
                unseen.Add(change);
            }
        }

        return unseen;
    }

    private async Task ApplyAsync(BrainIndex index, IReadOnlyCollection<NoteId> notes, CancellationToken cancellationToken)
    {
        if (notes.Count == 0)
        {
            return;
        }

        var put = new ConcurrentBag<IndexedNote>();
        var removed = new ConcurrentBag<NoteId>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(notes, options, async (id, token) =>
        {
            if (await sources.Chunks.LoadAsync(brain, id, model, token) is { } note && sight.Of(note) is { } seen)
            {
                put.Add(seen);
            }
            else
            {
                removed.Add(id);
            }
        });
        index.Apply([.. put.OrderBy(note => note.Id)], [.. removed.Order()]);
    }

    private void See(List<Change> changes, DateTimeOffset now)
    {
        foreach (var change in changes)
        {
            _seen[change.Id] = now;
        }
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
}
