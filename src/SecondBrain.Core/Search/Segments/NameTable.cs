namespace SecondBrain.Core.Search.Segments;

/// <summary>The names of the notes by <see cref="NameHash"/>, sorted by hash, then note.</summary>
internal sealed class NameTable
{
    private readonly Column<ulong> _hashes;
    private readonly Column<int> _notes;
    private readonly Column<byte> _tokens;

    public NameTable(ReadOnlyMemory<byte> section, in SegmentMeta meta)
    {
        var columns = new SectionReader(section);
        _hashes = columns.Take<ulong>(meta.Names);
        _notes = columns.Take<int>(meta.Names);
        _tokens = columns.Take<byte>(meta.Names);
        columns.End();
        Count = meta.Names;
        ColumnChecks.InRange(_notes.Span, meta.Notes, "a name's note");
    }

    public int Count { get; }

    public (ulong Hash, int Note, byte Tokens) this[int index] => (_hashes[index], _notes[index], _tokens[index]);

    public void Find(ulong hash, List<int> notes)
    {
        var hashes = _hashes.Span;
        int low = 0, high = hashes.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (hashes[middle] < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < hashes.Length && hashes[low] == hash; low++)
        {
            notes.Add(_notes[low]);
        }
    }
}
