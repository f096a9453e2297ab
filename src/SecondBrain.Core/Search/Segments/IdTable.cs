namespace SecondBrain.Core.Search.Segments;

/// <summary>Finds notes and external nodes by their ids.</summary>
internal sealed class IdTable
{
    private readonly ReadOnlyMemory<byte> _notes;
    private readonly ReadOnlyMemory<byte> _externals;
    private readonly Column<int> _order;
    private readonly int _count;
    private readonly int _externalCount;

    /// <param name="notes">The ids of the notes, by ordinal.</param>
    public IdTable(ReadOnlyMemory<byte> section, ReadOnlyMemory<byte> notes, in SegmentMeta meta)
    {
        var columns = new SectionReader(section);
        _notes = notes;
        _externals = columns.TakeBytes((long)meta.Externals * Ulids.ByteLength);
        _order = columns.Take<int>(meta.Notes);
        columns.End();
        _count = meta.Notes;
        _externalCount = meta.Externals;
        ColumnChecks.InRange(_order.Span, _count, "a note in the order of the ids");
        var order = _order.Span;
        for (var i = 1; i < order.Length; i++)
        {
            if (this[order[i]] <= this[order[i - 1]])
            {
                SegmentDamage.Throw("its ids do not ascend");
            }
        }
    }

    /// <summary>The id of a note or external node.</summary>
    public UInt128 this[int node] => node < _count ? Ulids.Read(_notes.Span, node) : Ulids.Read(_externals.Span, node - _count);

    /// <returns>The note, or -1.</returns>
    public int FindNote(UInt128 id)
    {
        var order = _order.Span;
        var notes = _notes.Span;
        int low = 0, high = _count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = Ulids.Read(notes, order[middle]);
            if (found == id)
            {
                return order[middle];
            }

            if (found < id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }

    /// <returns>The note or external node, or -1.</returns>
    public int FindNode(UInt128 id)
    {
        if (FindNote(id) is var note and >= 0)
        {
            return note;
        }

        var externals = _externals.Span;
        int low = 0, high = _externalCount - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = Ulids.Read(externals, middle);
            if (found == id)
            {
                return _count + middle;
            }

            if (found < id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }
}
