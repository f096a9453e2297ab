namespace SecondBrain.Core.Search.Segments;

/// <summary>Reads variable-length parts of a segment. Reading past the end is damage, never a fault of the process.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { readonly get; private set; }

    /// <summary>A number of at most 32 bits: seven bits a byte, the least significant first, the high bit set on all but the last.</summary>
    public uint ReadVarint()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var at = Position;
            if ((uint)at >= (uint)_bytes.Length)
            {
                break;
            }

            Position = at + 1;
            var b = _bytes[at];
            value |= (uint)(b & 0x7f) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }

        throw SegmentDamage.Fault("a number does not end");
    }

    /// <summary>A count or length, at most what an int holds.</summary>
    public int ReadCount() => ReadVarint() is var value and <= int.MaxValue ? (int)value : throw SegmentDamage.Fault("a count is too large");

    public ReadOnlySpan<byte> ReadBytes(int length)
    {
        if ((uint)length > (uint)(_bytes.Length - Position))
        {
            SegmentDamage.Throw("a part is longer than its section");
        }

        Position += length;
        return _bytes.Slice(Position - length, length);
    }

    public readonly bool IsAtEnd => Position == _bytes.Length;
}
