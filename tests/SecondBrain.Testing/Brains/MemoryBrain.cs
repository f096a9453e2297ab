using System.Runtime.CompilerServices;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Testing.Brains;

/// <summary>
/// One brain's table in memory, as far as a search index reads it: notes, their list, which lags, and the change feed. Reads are counted.
/// Safe for concurrent use. A write is one step with its announcement, whose id was made before, as in the table.
/// </summary>
public sealed class MemoryBrain(TimeProvider clock, string brain = "memory") : INoteStore, IChunkStore, IChangeFeed, IBrainModels
{
    private readonly Lock _gate = new();
    private readonly IdSource _ids = new(clock);
    private readonly SortedDictionary<NoteId, (IndexedNote Note, DateTimeOffset At)> _notes = [];
    private readonly SortedList<string, NoteId> _changes = new(StringComparer.Ordinal);
    private BrainCounts _counts;

    public BrainId Id { get; } = BrainId.Parse(brain);

    /// <summary>How long a new note is missing from the list.</summary>
    public TimeSpan ListLag { get; set; }

    /// <summary>Called before a note is read.</summary>
    public Func<NoteId, Task> Loading { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called before the change feed is read.</summary>
    public Action Following { get; set; } = () => { };

    public BrainCounts Counts
    {
        get
        {
            lock (_gate)
            {
                return _counts;
            }
        }
    }

    /// <summary>Writes a note, or deletes it, and announces it.</summary>
    /// <param name="note">Null deletes.</param>
    public async Task WriteAsync(NoteId id, IndexedNote? note)
    {
        while (true)
        {
            var made = clock.GetUtcNow();
            var change = _ids.Next();
            await Task.Yield(); // others write and read between the making of the id and the write
            lock (_gate)
            {
                // a write that takes as long as the feed's overlap is tried again with another id, as the table's client does
                if (clock.GetUtcNow() - made >= IChangeFeed.Overlap / 2)
                {
                    continue;
                }

                if (note is null)
                {
                    _notes.Remove(id);
                }
                else
                {
                    _notes[id] = (note, clock.GetUtcNow());
                }

                _changes.Add(change, id);
                return;
            }
        }
    }

    public Task WriteAsync(IndexedNote note) => WriteAsync(note.Id, note);

    /// <summary>Notes that have been there for ever, and that the feed does not know any more.</summary>
    public void Plant(IEnumerable<IndexedNote> notes)
    {
        lock (_gate)
        {
            foreach (var note in notes)
            {
                _notes[note.Id] = (note, DateTimeOffset.UnixEpoch);
            }
        }
    }

    public async Task<IndexedNote?> LoadAsync(BrainId brain, NoteId note, string model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Loading(note);
        lock (_gate)
        {
            _counts = _counts with { Notes = _counts.Notes + 1 };
            return _notes.TryGetValue(note, out var found) ? found.Note : null;
        }
    }

    public async IAsyncEnumerable<Change> ReadBackAsync(BrainId brain, string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = new List<Change>();
        await foreach (var change in ReadAsync(brain, after, cancellationToken))
        {
            changes.Add(change);
        }

        changes.Reverse();
        foreach (var change in changes)
        {
            yield return change;
        }
    }

    public async IAsyncEnumerable<Change> ReadAsync(BrainId brain, string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Following();
        List<Change> found = [];
        lock (_gate)
        {
            for (var i = _changes.Count - 1; i >= 0 && string.CompareOrdinal(_changes.GetKeyAtIndex(i), after) > 0; i--)
            {
                found.Add(new Change(_changes.GetKeyAtIndex(i), _changes.GetValueAtIndex(i)));
            }

            _counts = _counts with { FeedReads = _counts.FeedReads + 1, Changes = _counts.Changes + found.Count };
        }

        found.Reverse();
        foreach (var change in found)
        {
            yield return change;
        }
    }

    public Task<Page<Note>> ListAsync(BrainId brain, PageRequest page, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var listed = _notes
                .Where(note => note.Value.At <= now - ListLag && (page.Cursor is null || string.CompareOrdinal(note.Key.Value, page.Cursor) < 0))
                .Reverse().Take(page.Limit).Select(note => ToNote(note.Value.Note)).ToList();
            _counts = _counts with { Pages = _counts.Pages + 1 };
            return Task.FromResult(new Page<Note>(listed, listed.Count == page.Limit ? listed[^1].Id.Value : null));
        }
    }

    public Task<BrainModel?> FindAsync(BrainId brain, CancellationToken cancellationToken) => Task.FromResult<BrainModel?>(null);

    Task<Note?> INoteStore.FindAsync(BrainId brain, NoteId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<Original?> INoteStore.ReadOriginalAsync(BrainId brain, NoteId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<Original?> INoteStore.ReadTextAsync(Note note, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<NoteId>> INoteStore.FindByNameAsync(BrainId brain, string normalisedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<ChunkKeys> IChunkStore.WriteAsync(Note note, IReadOnlyList<StoredChunk> chunks, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task IChunkStore.WriteVectorAsync(BrainId brain, NoteId note, string sortKey, QuantizedVector vector, string model, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task IBrainModels.AdoptAsync(BrainId brain, string model, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<bool> IBrainModels.BeginAsync(BrainId brain, string model, CancellationToken cancellationToken) => throw new NotSupportedException();

    private Note ToNote(IndexedNote note) => new(
        Id, note.Id, note.Type, note.Status, note.Title, note.Aliases, note.Tags, note.Language, note.Visibility, Source: null, Version: 1, Actor: "owner",
        CaptureId.Parse(new string('0', 32)), "text/markdown", Sha256: "", Bytes: 0, note.CreatedAt, note.UpdatedAt);
}
