using System.IO.Compression;

namespace SecondBrain.Core.Search.Segments;

/// <summary>
/// The texts of the chunks, compressed in blocks. A block ends after the chunk with which it has at least <see cref="BlockLength"/> bytes,
/// so its end depends on its own chunks only and a merge can copy it. Keeps the few blocks that were read last.
/// </summary>
internal sealed class TextBlocks
{
    public const int BlockLength = 16 * 1024;

    /// <summary>No block is longer: what a damaged file can make the reader allocate.</summary>
    public const int MaximumLength = 1 << 28;

    private readonly Column<int> _rawStarts;
    private readonly Column<int> _fileStarts;
    private readonly Column<int> _chunkStarts;
    private readonly ReadOnlyMemory<byte> _bytes;

    // Each entry is immutable and replaced as a whole, so readers need no lock.
    private readonly Block?[] _cache = new Block?[32];

    public TextBlocks(ReadOnlyMemory<byte> section, Column<int> chunkStarts, in SegmentMeta meta)
    {
        var columns = new SectionReader(section);
        _rawStarts = columns.Take<int>(meta.TextBlocks + 1L);
        _fileStarts = columns.Take<int>(meta.TextBlocks + 1L);
        _bytes = columns.TakeRest();
        _chunkStarts = chunkStarts;
        Count = meta.TextBlocks;
        var rawStarts = _rawStarts.Span;
        ColumnChecks.Partition(rawStarts, rawStarts[^1], "blocks of text");
        ColumnChecks.Partition(_fileStarts.Span, _bytes.Length, "blocks of text");
        ColumnChecks.Partition(chunkStarts.Span, rawStarts[^1], "texts of chunks");
        for (var i = 0; i < Count; i++)
        {
            if (rawStarts[i + 1] - rawStarts[i] is < 1 or > MaximumLength)
            {
                SegmentDamage.Throw("a block of text is too long");
            }
        }
    }

    public int Count { get; }

    /// <summary>Of all blocks, compressed.</summary>
    public int ByteLength => _bytes.Length;

    /// <summary>Where a block starts among the bytes of all texts; of <see cref="Count"/>, the end.</summary>
    public int RawStart(int block) => _rawStarts[block];

    public ReadOnlySpan<byte> Compressed(int block) => _bytes.Span[_fileStarts[block].._fileStarts[block + 1]];

    /// <summary>Heading path and text of a chunk.</summary>
    public ReadOnlySpan<byte> Raw(int chunk)
    {
        int start = _chunkStarts[chunk], end = _chunkStarts[chunk + 1];
        if (start == end)
        {
            return [];
        }

        var block = BlockOf(start);
        var blockStart = _rawStarts[block];
        if (end > _rawStarts[block + 1])
        {
            SegmentDamage.Throw("a chunk's text crosses a block");
        }

        return Read(block).AsSpan()[(start - blockStart)..(end - blockStart)];
    }

    /// <summary>The block that has this byte of all texts.</summary>
    public int BlockOf(int start)
    {
        var at = _rawStarts.Span.BinarySearch(start);
        return at >= 0 ? at : ~at - 1;
    }

    private byte[] Read(int block)
    {
        ref var entry = ref _cache[block % _cache.Length];
        if (Volatile.Read(ref entry) is { } cached && cached.Number == block)
        {
            return cached.Bytes;
        }

        var compressed = Compressed(block);
        var bytes = new byte[_rawStarts[block + 1] - _rawStarts[block]];
        if (compressed.Length == bytes.Length)
        {
            compressed.CopyTo(bytes);
        }
        else if (!BrotliDecoder.TryDecompress(compressed, bytes, out var written) || written != bytes.Length)
        {
            SegmentDamage.Throw("a block of text does not decompress");
        }

        Volatile.Write(ref entry, new Block(block, bytes));
        return bytes;
    }

    private sealed record Block(int Number, byte[] Bytes);
}
