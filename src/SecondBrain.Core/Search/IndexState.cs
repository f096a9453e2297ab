using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Search;

/// <summary>The data of the index. Not thread-safe: <see cref="BrainIndex"/> guards it.</summary>
internal sealed class IndexState
{
    private readonly Dictionary<string, int> _termIds = new(StringComparer.Ordinal);
    private readonly List<PostingList> _postings = [];
    private readonly List<IndexedDocument?> _documents = [];
    private readonly Dictionary<NoteId, int> _slots = [];
    private readonly Dictionary<NoteId, HashSet<NoteId>> _inbound = [];
    private double _length;
    private int _chunks;
    private int _vectors;
    private int _edges;
    private int _unresolved;

    /// <summary>By slot; null where a note was removed.</summary>
    public IReadOnlyList<IndexedDocument?> Documents => _documents;

    public IndexStats Stats => new(_slots.Count, _chunks, _vectors, _edges, _unresolved);

    public double AverageLength => _slots.Count == 0 ? 0 : _length / _slots.Count;

    public void Put(AnalysedNote analysed)
    {
        Remove(analysed.Note.Id);
        var slot = _documents.Count;
        var terms = new int[analysed.Frequencies.Count];
        var i = 0;
        foreach (var (term, frequency) in analysed.Frequencies)
        {
            var id = terms[i++] = TermId(term);
            _postings[id].Add(slot, frequency);
        }

        Array.Sort(terms);
        var chunkTerms = analysed.ChunkTerms.Select(chunk => chunk.Select(TermId).Order().ToArray()).ToArray();
        _documents.Add(new IndexedDocument(analysed.Note, analysed.Language, analysed.Length, terms, chunkTerms));
        _slots.Add(analysed.Note.Id, slot);
        Count(analysed.Note, analysed.Length, 1);
        foreach (var edge in analysed.Note.Edges)
        {
            if (!_inbound.TryGetValue(edge.Target, out var sources))
            {
                _inbound.Add(edge.Target, sources = []);
            }

            sources.Add(analysed.Note.Id);
        }
    }

    public bool Remove(NoteId id)
    {
        if (!_slots.Remove(id, out var slot))
        {
            return false;
        }

        var document = _documents[slot]!;
        _documents[slot] = null;
        Count(document.Note, document.Length, -1);
        foreach (var edge in document.Note.Edges)
        {
            if (_inbound.TryGetValue(edge.Target, out var sources) && sources.Remove(id) && sources.Count == 0)
            {
                _inbound.Remove(edge.Target);
            }
        }

        CompactIfSparse();
        return true;
    }

    public IndexedNote? Find(NoteId id) => _slots.TryGetValue(id, out var slot) ? _documents[slot]!.Note : null;

    public int? FindTerm(string term) => _termIds.TryGetValue(term, out var id) ? id : null;

    public PostingList Postings(int term) => _postings[term];

    /// <summary>The notes with an edge to this one, in no order.</summary>
    public IReadOnlyCollection<NoteId> Inbound(NoteId id) => _inbound.TryGetValue(id, out var sources) ? sources : [];

    private int TermId(string term)
    {
        if (!_termIds.TryGetValue(term, out var id))
        {
            id = _postings.Count;
            _termIds.Add(term, id);
            _postings.Add(new PostingList());
        }

        return id;
    }

    private void Count(IndexedNote note, double length, int sign)
    {
        _length += sign * length;
        _chunks += sign * note.Chunks.Count;
        _vectors += sign * note.Chunks.Count(chunk => chunk.Vector is not null);
        _edges += sign * note.Edges.Count;
        _unresolved += sign * note.UnresolvedLinks;
    }

    /// <summary>Once more slots are empty than used, the notes move together: amortised, a write pays for its own slot.</summary>
    private void CompactIfSparse()
    {
        if (_documents.Count < 1024 || _slots.Count * 2 > _documents.Count)
        {
            return;
        }

        var moved = new int[_documents.Count];
        var next = 0;
        for (var slot = 0; slot < moved.Length; slot++)
        {
            var document = _documents[slot];
            moved[slot] = document is null ? -1 : next;
            if (document is not null)
            {
                _slots[document.Note.Id] = next;
                _documents[next++] = document;
            }
        }

        _documents.RemoveRange(next, _documents.Count - next);
        foreach (var postings in _postings)
        {
            postings.Compact(moved);
        }
    }
}
