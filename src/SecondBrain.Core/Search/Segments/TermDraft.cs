namespace SecondBrain.Core.Search.Segments;

/// <summary>The terms of a segment that is being made: what <see cref="TermTable"/> reads. Begun when all chunks are known.</summary>
internal sealed class TermDraft(ChunkDraft chunks, int notes, int postingBytes = 0)
{
    private readonly SortedKeyWriter _keys = new();
    private readonly GrowingBuffer<int> _starts = new();
    private readonly GrowingBuffer<byte> _bytes = new(postingBytes);
    private readonly GrowingBuffer<byte> _data = new();

    // The last term that each note was counted for, plus one.
    private readonly int[] _counted = new int[notes];

    public int Count => _starts.Count;

    /// <param name="key">Greater than the one before.</param>
    public void Add(ReadOnlySpan<byte> key, TermPostings postings)
    {
        _keys.Add(key);
        _starts.Add(_bytes.Count);
        var present = 0u;
        for (var field = 0; field < TermTable.Fields; field++)
        {
            present |= postings.Documents(field).Count > 0 ? 1u << field : 0;
        }

        _bytes.AddVarint(present);
        _bytes.AddVarint((uint)CountNotes(postings));
        _data.Truncate(0);
        for (var field = 0; field < TermTable.Fields; field++)
        {
            var documents = postings.Documents(field).Span;
            if (documents.Length > 0)
            {
                var before = _data.Count;
                PostingWriter.Write(documents, postings.Frequencies(field).Span, _data);
                _bytes.AddVarint((uint)documents.Length);
                _bytes.AddVarint((uint)(_data.Count - before));
            }
        }

        _bytes.AddRange(_data.Span);
    }

    public (IColumnSource[] Terms, IColumnSource[] Postings) End(ref SegmentMeta meta)
    {
        meta.Terms = Count;
        _keys.End();
        _starts.Add(_bytes.Count);
        return ([_keys.Blocks, _starts, _keys.Bytes], [_bytes]);
    }

    private int CountNotes(TermPostings postings)
    {
        var mark = Count;
        var count = 0;
        for (var field = 0; field < (int)IndexField.Body; field++)
        {
            foreach (var note in postings.Documents(field).Span)
            {
                count += _counted[note] == mark ? 0 : 1;
                _counted[note] = mark;
            }
        }

        var notesOfChunks = chunks.Notes;
        foreach (var chunk in postings.Documents((int)IndexField.Body).Span)
        {
            var note = notesOfChunks[chunk];
            count += _counted[note] == mark ? 0 : 1;
            _counted[note] = mark;
        }

        return count;
    }
}
