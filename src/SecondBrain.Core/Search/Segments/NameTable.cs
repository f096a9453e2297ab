using System.Numerics;

namespace SecondBrain.Core.Search.Segments;

/// <summary>The names of the notes by <see cref="NameHash"/>, sorted by hash, then note.</summary>
internal sealed class NameTable
{
    private readonly Column<ulong> _hashes;
    private readonly Column<int> _notes;
    private readonly Column<byte> _tokens;

    // made by the first search for a name: most texts that are asked about are no name, and one bit says so
    private ulong[]? _filter;

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
        var filter = Volatile.Read(ref _filter) ?? MakeFilter();
        if ((filter[Word(hash, filter.Length)] & Bit(hash)) == 0)
        {
            return;
        }

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

    /// <summary>Eight bits a name or more: at most one of eight texts that are no name passes.</summary>
    private ulong[] MakeFilter()
    {
        var filter = new ulong[BitOperations.RoundUpToPowerOf2((uint)(Count / 8) + 1)];
        foreach (var hash in _hashes.Span)
        {
            filter[Word(hash, filter.Length)] |= Bit(hash);
        }

        Volatile.Write(ref _filter, filter);
        return filter;
    }

    private static int Word(ulong hash, int words) => (int)(hash >> 6) & (words - 1);

    private static ulong Bit(ulong hash) => 1UL << (int)(hash & 63);
}
