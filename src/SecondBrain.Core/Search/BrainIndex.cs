using SecondBrain.Core.Notes;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search;

/// <summary>
/// The search index of one brain, in memory. Safe for concurrent use: any number of readers at once, one writer at a time,
/// and a reader sees a note as it was before or after a write, never in between.
/// </summary>
/// <remarks>
/// Words: BM25 over the fields title, aliases, tags and body, in the simple form of BM25F (Robertson, Zaragoza and Taylor 2004: frequencies
/// and lengths are weighted sums over the fields), idf = ln(1 + (N − n + ½) / (n + ½)). Meaning: cosine of the query and the note's nearest chunk.
/// Each is divided by its largest value among the notes that pass the filters, and both are added by <see cref="SearchOptions.MeaningShare"/>.
/// </remarks>
public sealed class BrainIndex : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly IndexState _state = new();
    private readonly SearchOptions _options;

    public BrainIndex()
        : this(SearchOptions.Default)
    {
    }

    public BrainIndex(SearchOptions options) => _options = options;

    public IndexStats Stats => Read(state => state.Stats);

    /// <summary>Adds the note, or replaces the one with its id.</summary>
    public void Put(IndexedNote note)
    {
        var analysed = AnalysedNote.Of(note, _options);
        Write(state => state.Put(analysed));
    }

    /// <returns>Whether the note was there.</returns>
    public bool Remove(NoteId id)
    {
        var removed = false;
        Write(state => removed = state.Remove(id));
        return removed;
    }

    /// <summary>Adds or replaces notes and removes others, in one step for those who search meanwhile.</summary>
    public void Apply(IReadOnlyList<IndexedNote> put, IReadOnlyList<NoteId> removed)
    {
        var analysed = put.Select(note => AnalysedNote.Of(note, _options)).ToList();
        Write(state =>
        {
            analysed.ForEach(note => state.Put(note));
            foreach (var id in removed)
            {
                state.Remove(id);
            }
        });
    }

    /// <returns>Null when the note is not in the index.</returns>
    public IndexedNote? Find(NoteId id) => Read(state => state.Find(id));

    /// <summary>All notes as of one moment, by id.</summary>
    public IReadOnlyList<IndexedNote> Notes() => Read(state =>
        state.Documents.OfType<IndexedDocument>().Select(document => document.Note).OrderBy(note => note.Id).ToList());

    /// <param name="queryVector">The query's embedding, of the model that embedded the chunks; empty to search by words only. Chunks of another length are not compared.</param>
    /// <returns>Nothing for a query without a word and without a vector.</returns>
    /// <exception cref="ArgumentException">The limit or offset is out of range, or the vector has a value that is not finite.</exception>
    public SearchAnswer Search(SearchRequest request, ReadOnlySpan<float> queryVector)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Limit, SearchRequest.MaximumLimit, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegative(request.Offset, nameof(request));
        var vector = queryVector.IsEmpty ? null : QuantizedVector.Quantize(queryVector);
        var query = SearchQuery.Of(request.Query);
        return Read(state => new Searcher(state, _options, request, query, vector).Answer());
    }

    public void Dispose() => _lock.Dispose();

    internal T Read<T>(Func<IndexState, T> read)
    {
        _lock.EnterReadLock();
        try
        {
            return read(_state);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    private void Write(Action<IndexState> write)
    {
        _lock.EnterWriteLock();
        try
        {
            write(_state);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }
}
