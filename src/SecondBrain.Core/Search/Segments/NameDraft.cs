namespace SecondBrain.Core.Search.Segments;

/// <summary>The names of a segment that is being made: what <see cref="NameTable"/> reads.</summary>
internal sealed class NameDraft
{
    private readonly GrowingBuffer<(ulong Hash, int Note, byte Tokens)> _names = new();

    /// <param name="tokens">A name of more tokens than a byte counts is left out: no text mentions it whole.</param>
    public void Add(ulong hash, int note, int tokens)
    {
        if (tokens is > 0 and <= byte.MaxValue)
        {
            _names.Add((hash, note, (byte)tokens));
        }
    }

    public IColumnSource[] End(ref SegmentMeta meta)
    {
        var hashes = new GrowingBuffer<ulong>(_names.Count);
        var notes = new GrowingBuffer<int>(_names.Count);
        var tokens = new GrowingBuffer<byte>(_names.Count);
        _names.Span.Sort();
        foreach (var name in _names.Span)
        {
            if (notes.Count > 0 && hashes[notes.Count - 1] == name.Hash && notes[notes.Count - 1] == name.Note)
            {
                continue;
            }

            hashes.Add(name.Hash);
            notes.Add(name.Note);
            tokens.Add(name.Tokens);
            meta.LongestName = Math.Max(meta.LongestName, name.Tokens);
        }

        meta.Names = notes.Count;
        return [hashes, notes, tokens];
    }
}
