using System.Runtime.InteropServices;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search.Segments;

/// <summary>The vectors of a segment, in place.</summary>
internal sealed class VectorColumns
{
    private readonly Column<ulong> _bits;
    private readonly Column<sbyte> _values;
    private readonly Column<float> _scales;
    private readonly Column<float> _inverseNorms;
    private readonly Column<int> _chunks;
    private readonly int _dimensions;

    public VectorColumns(ReadOnlyMemory<byte> section, in SegmentMeta meta, ReadOnlySpan<int> rowsOfChunks)
    {
        var columns = new SectionReader(section);
        _dimensions = meta.Dimensions;
        _bits = columns.Take<ulong>(((_dimensions + 63L) / 64) * meta.Vectors);
        _values = columns.Take<sbyte>((long)_dimensions * meta.Vectors);
        _scales = columns.Take<float>(meta.Vectors);
        _inverseNorms = columns.Take<float>(meta.Vectors);
        _chunks = columns.Take<int>(meta.Vectors);
        columns.End();
        var chunks = _chunks.Span;
        ColumnChecks.InRange(chunks, meta.Chunks, "the chunk of a vector");
        var bad = _values.Span.Contains(sbyte.MinValue);
        for (var row = 0; row < chunks.Length; row++)
        {
            bad |= rowsOfChunks[chunks[row]] != row || (row > 0 && chunks[row] <= chunks[row - 1]) || !(_scales[row] >= 0 && float.IsFinite(_scales[row]) && float.IsFinite(_inverseNorms[row]));
        }

        if (bad)
        {
            SegmentDamage.Throw("a vector is of another chunk, or is not a quantized vector");
        }
    }

    public VectorBlock Block => new(_dimensions, _values.Span, _bits.Span, _scales.Span, _inverseNorms.Span, _chunks.Span);

    public QuantizedVector Read(int row)
    {
        var block = Block;
        var bits = MemoryMarshal.AsBytes(block.BitsOf(row))[..((_dimensions + 7) / 8)];
        return QuantizedVector.FromBytes(MemoryMarshal.AsBytes(block.ValuesOf(row)), block.Scales[row], bits);
    }
}
