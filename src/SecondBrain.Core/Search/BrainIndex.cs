using SecondBrain.Core.Graph;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Matching;
using SecondBrain.Core.Search.Queries;
using SecondBrain.Core.Search.Segments;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search;

/// <summary>
/// The search index of one brain, in memory. Safe for concurrent use: readers never wait; writers take turns;
/// a reader sees a write whole or not at all.
/// </summary>
/// <remarks>
/// <para>Words: BM25F over the fields title, aliases, tags and body (Zaragoza, Craswell, Taylor, Saria and Robertson 2004: each field's frequency is
/// normalised by the field's own length and weighed, their sum saturates once), idf = ln(1 + (N − n + ½) / (n + ½)). Meaning: cosine of the query and the
/// note's nearest chunk. Graph: personalised PageRank from the first hits. <see cref="Ranking.Fusion"/> makes one score of them.</para>
/// <para>The index is a list of immutable segments. A write makes a small one of its notes and marks the old versions dead; small segments are merged
/// as they gather, so that a write costs in proportion to itself and not to the brain.</para>
/// </remarks>
public sealed class BrainIndex : IDisposable
{
    private readonly ScratchPool _scratch = new();
    private readonly SearchOptions _options;
    private readonly ViewWriter _writer;

    public BrainIndex()
        : this(SearchOptions.Default)
    {
    }

    public BrainIndex(SearchOptions options)
        : this(IndexView.Empty, options)
    {
    }

    private BrainIndex(IndexView view, SearchOptions options) => (_writer, _options) = (new ViewWriter(view), options);

    /// <summary>As of this moment. The edges of an index that has changed are counted when this is next read.</summary>
    public IndexStats Stats => View.Stats;

    /// <summary>As for one who knows of no notes but these: what a text links to outside of the index counts as a name without a note.</summary>
    public IndexStats StatsOfItself => View.StatsOfItself;

    /// <summary>Notes put or removed since the snapshot that the index was opened from or last written to; one that was both may count twice.</summary>
    public int Pending => View.Pending;

    /// <summary>The index as of this moment.</summary>
    internal IndexView View => _writer.View;

    internal IGraphNotes Graph => View;

    internal static BrainIndex Over(IndexSegment snapshot, SearchOptions options) => new(new IndexView([LiveSegment.Of(snapshot, isBase: true)], 0), options);

    /// <summary>Adds the note, or replaces the one with its id.</summary>
    public void Put(IndexedNote note) => _writer.Write([note], []);

    /// <returns>Whether the note was there.</returns>
    public bool Remove(NoteId id) => _writer.Write([], [id]) > 0;

    /// <summary>Removes and puts many notes in one step for readers. Of notes with the same id the last is put; one that is removed and put is put.</summary>
    public void Apply(IReadOnlyList<IndexedNote> put, IReadOnlyList<NoteId> removed) => _writer.Write(put, removed);

    /// <returns>Null when the note is not in the index.</returns>
    public IndexedNote? Find(NoteId id) => View is var view && view.Find(id) is var node and >= 0 ? view.Read(node) : null;

    /// <summary>The greatest ids, which are the newest notes', in descending order.</summary>
    /// <param name="before">Only ids below this one; null for all.</param>
    public IReadOnlyList<NoteId> Newest(int count, NoteId? before) => View.Newest(count, before);

    /// <summary>All notes as of one moment, by id.</summary>
    public IReadOnlyList<IndexedNote> Notes() => View.Notes();

    /// <param name="queryVector">The query's embedding, of the model that embedded the chunks; empty to search by words only. Chunks of another length are not compared.</param>
    /// <returns>Nothing for a query without a word, an operator and a vector.</returns>
    /// <exception cref="ArgumentException">The limit or offset is out of range, or the vector has a value that is not finite.</exception>
    public SearchAnswer Search(SearchRequest request, ReadOnlySpan<float> queryVector)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Limit, 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Limit, SearchRequest.MaximumLimit, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegative(request.Offset, nameof(request));
        var vector = queryVector.IsEmpty ? null : new VectorQuery(QuantizedVector.Quantize(queryVector));
        switch (QueryParser.Read(request))
        {
            case QueryReading.Refused refused:
                return SearchAnswer.Empty with { Refused = refused.Problem };
            case QueryReading.Understood understood:
                using (var scratch = _scratch.Rent(View))
                {
                    return new Searcher(scratch, _options, request, understood.Query, vector).Answer();
                }

            default:
                throw new InvalidOperationException("A query is understood or refused.");
        }
    }

    /// <summary>Those of the notes that a search may show: they pass its filters and have nothing that its query excludes. Phrases need not be there. None for a query that is refused.</summary>
    internal HashSet<NoteId> Passing(SearchRequest request, IEnumerable<NoteId> notes)
    {
        if (QueryParser.Read(request) is not QueryReading.Understood understood)
        {
            return [];
        }

        using var scratch = _scratch.Rent(View);
        AllowedNotes.Find(scratch, understood.Query with { Phrases = [] });
        var passing = notes.Where(id => scratch.View.Find(id) is var node and >= 0 && NoteBits.Has(scratch.Allowed, node)).ToHashSet();
        scratch.IsClean = true;
        return passing;
    }

    /// <summary>Lets go of the memory that is kept for the next search. The index can still be used.</summary>
    public void Dispose() => _scratch.Clear();

    /// <summary>Leaves only what is let through, and one segment without a trace of the rest. Not while others write.</summary>
    /// <param name="takes">By visibility and marks, whether a note may be there at all.</param>
    /// <param name="part">The note with what of it may be there; the same one when all may.</param>
    internal void Narrow(Func<string, IReadOnlyList<string>, bool> takes, Func<IndexedNote, IndexedNote> part)
    {
        var put = new List<IndexedNote>();
        var removed = new List<NoteId>();
        foreach (var live in View.Parts)
        {
            for (var note = 0; note < live.Segment.Notes; note++)
            {
                if (live.IsDead(note))
                {
                    continue;
                }

                if (!takes(live.Segment.Visibility(note), live.Segment.Marks(note)))
                {
                    removed.Add(live.Segment.Id(note));
                }
                else if (!live.Segment.Parts(note).AreAllLikeTheNote)
                {
                    put.Add(part(live.Segment.Read(note)));
                }
            }
        }

        if (put.Count + removed.Count > 0)
        {
            Apply(put, removed);
            Compact("");
        }
    }

    /// <summary>Makes one segment of all notes and lets the index live on it. Readers and writers go on meanwhile.</summary>
    internal IndexSegment Compact(string cursor) => _writer.Compact(cursor);
}
