namespace SecondBrain.Core.Search.Segments;

/// <summary>Writes what <see cref="PostingReader"/> reads.</summary>
internal static class PostingWriter
{
    /// <param name="documents">Ascending.</param>
    public static void Write(ReadOnlySpan<int> documents, ReadOnlySpan<int> frequencies, GrowingBuffer<byte> bytes)
    {
        var last = -1;
        for (; documents.Length >= BitPacking.Length; documents = documents[BitPacking.Length..], frequencies = frequencies[BitPacking.Length..])
        {
            last = WriteBlock(documents[..BitPacking.Length], frequencies[..BitPacking.Length], last, bytes);
        }

        for (var i = 0; i < documents.Length; i++)
        {
            var gap = (uint)(documents[i] - last - 1) << 1;
            last = documents[i];
            if (frequencies[i] == 1)
            {
                bytes.AddVarint(gap);
                continue;
            }

            bytes.AddVarint(gap | 1);
            bytes.AddVarint((uint)(frequencies[i] - 2));
        }
    }

    private static int WriteBlock(ReadOnlySpan<int> documents, ReadOnlySpan<int> frequencies, int last, GrowingBuffer<byte> bytes)
    {
        Span<uint> gaps = stackalloc uint[BitPacking.Length];
        Span<uint> more = stackalloc uint[BitPacking.Length];
        for (var i = 0; i < documents.Length; i++)
        {
            gaps[i] = (uint)(documents[i] - last - 1);
            more[i] = (uint)(frequencies[i] - 1);
            last = documents[i];
        }

        var gapBits = BitPacking.BitsFor(gaps);
        var moreBits = BitPacking.BitsFor(more);
        bytes.Add((byte)gapBits);
        bytes.Add((byte)moreBits);
        BitPacking.Pack(gaps, gapBits, bytes.Extend(BitPacking.BytesFor(gapBits)));
        BitPacking.Pack(more, moreBits, bytes.Extend(BitPacking.BytesFor(moreBits)));
        return last;
    }
}
