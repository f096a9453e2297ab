using System.Runtime.InteropServices;

namespace SecondBrain.Core.Search.Segments;

/// <summary>Reads the postings of a term in a field, ascending, a block at a time, into a buffer of the caller.</summary>
internal ref struct PostingReader
{
    /// <summary>Postings of a block, the last one apart.</summary>
    public const int BlockLength = BitPacking.Length;

    /// <summary>The ints that the caller's buffer needs: documents and frequencies of one block.</summary>
    public const int BufferLength = 2 * BlockLength;

    private readonly Span<int> _documents;
    private readonly Span<int> _frequencies;
    private readonly int _limit;
    private ByteReader _bytes;
    private int _left;
    private uint _last;

    /// <param name="limit">Documents are below it.</param>
    public PostingReader(ReadOnlySpan<byte> bytes, int count, int limit, Span<int> buffer)
    {
        _bytes = new ByteReader(bytes);
        _documents = buffer[..BlockLength];
        _frequencies = buffer.Slice(BlockLength, BlockLength);
        _limit = limit;
        _left = Count = count;
        _last = uint.MaxValue;
    }

    /// <summary>Of the whole list; 0 when the field has no such term.</summary>
    public int Count { get; }

    /// <param name="documents">Ordinals of notes, or of chunks for <see cref="IndexField.Body"/>: ascending, each within the segment. Valid until the next call.</param>
    /// <param name="frequencies">How often each has the term, at least 1.</param>
    /// <returns>False after the last block.</returns>
    /// <exception cref="InvalidDataException">The segment is damaged.</exception>
    public bool NextBlock(out ReadOnlySpan<int> documents, out ReadOnlySpan<int> frequencies)
    {
        var count = Math.Min(_left, BlockLength);
        documents = _documents[..count];
        frequencies = _frequencies[..count];
        if (count == 0)
        {
            return false;
        }

        var largest = count == BlockLength ? ReadFullBlock() : ReadTail(count);
        if (largest >= (uint)_limit)
        {
            SegmentDamage.Throw("a posting is of no note");
        }

        _left -= count;
        return true;
    }

    private uint ReadFullBlock()
    {
        var bits = _bytes.ReadBytes(2);
        int gapBits = bits[0], frequencyBits = bits[1];
        if (gapBits > 32 || frequencyBits > 30)
        {
            SegmentDamage.Throw("a block of postings has too many bits");
        }

        var gaps = MemoryMarshal.Cast<int, uint>(_documents);
        BitPacking.Unpack(_bytes.ReadBytes(BitPacking.BytesFor(gapBits)), gapBits, gaps);
        var largest = BitPacking.Sum(gaps, _last);
        _last = gaps[BlockLength - 1];
        BitPacking.Unpack(_bytes.ReadBytes(BitPacking.BytesFor(frequencyBits)), frequencyBits, MemoryMarshal.Cast<int, uint>(_frequencies));
        foreach (ref var frequency in _frequencies)
        {
            frequency++;
        }

        return largest;
    }

    private uint ReadTail(int count)
    {
        var last = _last;
        uint largest = 0;
        for (var i = 0; i < count; i++)
        {
            // A gap's lowest bit says whether a frequency other than 1 follows.
            var gap = _bytes.ReadVarint();
            last += (gap >> 1) + 1;
            _documents[i] = (int)last;
            _frequencies[i] = (gap & 1) == 0 ? 1 : (int)Math.Min(_bytes.ReadVarint(), int.MaxValue - 2) + 2;
            largest = Math.Max(largest, last);
        }

        _last = last;
        return largest;
    }
}
