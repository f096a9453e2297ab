using System.IO.Compression;

namespace SecondBrain.Core.Search.Segments;

/// <summary>Writes what <see cref="TextBlocks"/> reads.</summary>
internal sealed class TextBlockWriter(int capacity = 0)
{
    private const int Quality = 1;

    private const int WindowBits = 16;

    /// <summary>Compressing less is not worth the time that a write of one note would wait.</summary>
    private const int LeastToCompress = 1024;

    private readonly GrowingBuffer<byte> _block = new();
    private byte[] _compressed = [];
    private int _raw;

    /// <summary>Where each chunk starts, and after <see cref="End"/> the end.</summary>
    public GrowingBuffer<int> ChunkStarts { get; } = new();

    public GrowingBuffer<int> RawStarts { get; } = new();

    public GrowingBuffer<int> FileStarts { get; } = new();

    public GrowingBuffer<byte> Bytes { get; } = new(capacity);

    /// <summary>Whether the next chunk is the first of a block.</summary>
    public bool IsAtStart => _block.Count == 0;

    /// <summary>Starts a chunk, whose bytes are then written to the end of the returned buffer.</summary>
    public GrowingBuffer<byte> Begin()
    {
        ChunkStarts.Add(checked(_raw + _block.Count));
        return _block;
    }

    /// <summary>Ends a chunk, and with it a full block.</summary>
    public void EndChunk()
    {
        if (_block.Count >= TextBlocks.BlockLength)
        {
            Flush();
        }
    }

    /// <summary>Copies a full block of another segment; its chunks follow by <see cref="AddCopiedChunk"/>.</summary>
    public int AddBlock(ReadOnlySpan<byte> compressed, int rawLength)
    {
        var start = _raw;
        AddCompressed(compressed, rawLength);
        return start;
    }

    public void AddCopiedChunk(int start) => ChunkStarts.Add(start);

    public void End()
    {
        if (_block.Count > 0)
        {
            Flush();
        }

        ChunkStarts.Add(_raw);
        RawStarts.Add(_raw);
        FileStarts.Add(Bytes.Count);
    }

    private void Flush()
    {
        if (_block.Count > TextBlocks.MaximumLength)
        {
            throw new InvalidOperationException($"A chunk's text may have at most {TextBlocks.MaximumLength} bytes.");
        }

        // As long as the raw text means: stored as it is.
        var compressed = (ReadOnlySpan<byte>)_block.Span;
        if (_block.Count >= LeastToCompress)
        {
            if (_compressed.Length < _block.Count)
            {
                _compressed = new byte[Math.Max(_block.Count, 2 * TextBlocks.BlockLength)];
            }

            if (BrotliEncoder.TryCompress(_block.Span, _compressed.AsSpan(0, _block.Count - 1), out var written, Quality, WindowBits))
            {
                compressed = _compressed.AsSpan(0, written);
            }
        }

        AddCompressed(compressed, _block.Count);
        _block.Truncate(0);
    }

    private void AddCompressed(ReadOnlySpan<byte> compressed, int rawLength)
    {
        RawStarts.Add(_raw);
        FileStarts.Add(Bytes.Count);
        Bytes.AddRange(compressed);
        _raw = checked(_raw + rawLength);
    }
}
