namespace SecondBrain.Core.Search.Segments;

/// <summary>
/// Keys in order of their UTF-8 bytes, front-coded: each is the length it shares with the one before, the length of the rest and the rest.
/// The first of every sixteen shares nothing, so that a search can start there.
/// </summary>
internal sealed class SortedKeys
{
    public const int BlockLength = 16;

    private readonly Column<int> _blocks;
    private readonly ReadOnlyMemory<byte> _bytes;

    /// <param name="blocks">Where each block of sixteen starts, and the end.</param>
    public SortedKeys(int count, Column<int> blocks, ReadOnlyMemory<byte> bytes)
    {
        Count = count;
        _blocks = blocks;
        _bytes = bytes;
        ColumnChecks.Partition(blocks.Span, bytes.Length, "blocks of keys");
    }

    public int Count { get; }

    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    public static int BlocksFor(int count) => (int)(((long)count + BlockLength - 1) / BlockLength);

    /// <returns>The key's ordinal, or -1.</returns>
    public int Find(ReadOnlySpan<byte> key)
    {
        Span<byte> buffer = stackalloc byte[KeyReader.UsualLength];
        var at = Seek(key, buffer, out var reader);
        return at < Count && reader.Key.SequenceEqual(key) ? at : -1;
    }

    /// <summary>The ordinal of the first key that is not less; <see cref="Count"/> when all are.</summary>
    public int LowerBound(ReadOnlySpan<byte> key)
    {
        Span<byte> buffer = stackalloc byte[KeyReader.UsualLength];
        return Seek(key, buffer, out _);
    }

    /// <param name="ordinal">The first call of <see cref="KeyReader.Next"/> reads this key.</param>
    public KeyReader From(int ordinal, Span<byte> buffer)
    {
        var block = ordinal / BlockLength;
        var reader = new KeyReader(_bytes.Span[(block * BlockLength >= Count ? _bytes.Length : _blocks[block])..], buffer);
        for (var i = block * BlockLength; i < ordinal; i++)
        {
            reader.Next();
        }

        return reader;
    }

    private int Seek(ReadOnlySpan<byte> key, Span<byte> buffer, out KeyReader reader)
    {
        // The last block whose first key is not greater.
        int low = 0, high = BlocksFor(Count) - 1;
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            reader = From(middle * BlockLength, buffer);
            reader.Next();
            if (reader.Key.SequenceCompareTo(key) <= 0)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        reader = From(low * BlockLength, buffer);
        var end = (int)Math.Min(Count, ((long)low + 1) * BlockLength);
        for (var ordinal = low * BlockLength; ordinal < end; ordinal++)
        {
            reader.Next();
            if (reader.Key.SequenceCompareTo(key) >= 0)
            {
                return ordinal;
            }
        }

        if (end < Count)
        {
            reader.Next();
        }

        return end;
    }
}
