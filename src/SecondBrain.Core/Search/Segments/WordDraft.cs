namespace SecondBrain.Core.Search.Segments;

/// <summary>The surface words of a segment that is being made: what <see cref="WordTable"/> reads.</summary>
internal sealed class WordDraft
{
    private readonly SortedKeyWriter _keys = new();
    private readonly GrowingBuffer<int> _starts = new();
    private readonly GrowingBuffer<byte> _forms = new();
    private readonly GrowingBuffer<byte> _notes = new();

    /// <param name="word">Greater than the one before.</param>
    /// <param name="forms">How many calls of <see cref="AddForm"/> follow.</param>
    public void Add(ReadOnlySpan<byte> word, int forms)
    {
        _keys.Add(word);
        _starts.Add(_forms.Count);
        _forms.AddVarint((uint)forms);
    }

    /// <param name="term">Greater than that of the form before.</param>
    /// <param name="notes">Ascending; empty when no other word has the term.</param>
    public void AddForm(int term, ReadOnlySpan<int> notes)
    {
        _notes.Truncate(0);
        var last = -1;
        foreach (var note in notes)
        {
            _notes.AddVarint((uint)(note - last - 1));
            last = note;
        }

        _forms.AddVarint((uint)term);
        _forms.AddVarint((uint)_notes.Count);
        _forms.AddRange(_notes.Span);
    }

    public IColumnSource[] End(ref SegmentMeta meta)
    {
        meta.Words = _keys.Count;
        _keys.End();
        _starts.Add(_forms.Count);
        return [_keys.Blocks, _starts, _keys.Bytes, _forms];
    }
}
