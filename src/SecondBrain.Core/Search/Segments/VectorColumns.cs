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
        for (var row = 0; row < chunks.Length; row++)
        {
            if (rowsOfChunks[chunks[row]] != row)
            {
                SegmentDamage.Throw("a vector is of another chunk");
            }
        }
    }

    public VectorBlock Block => new()
    {
        Dimensions = _dimensions,
        Bits = _bits.Span,
        Values = _values.Span,
        Scales = _scales.Span,
        InverseNorms = _inverseNorms.Span,
        Chunks = _chunks.Span,
    };

    public QuantizedVector Read(int row)
    {
        var block = Block;
        var bits = MemoryMarshal.AsBytes(block.Bits.Slice(row * block.WordsPerRow, block.WordsPerRow));
        var values = MemoryMarshal.AsBytes(block.Values.Slice(row * _dimensions, _dimensions));
        try
        {
            return QuantizedVector.FromBytes(values, block.Scales[row], bits[..((_dimensions + 7) / 8)]);
        }
        catch (FormatException)
        {
            throw SegmentDamage.Fault("a vector is not a quantized vector");
        }
    }
}
