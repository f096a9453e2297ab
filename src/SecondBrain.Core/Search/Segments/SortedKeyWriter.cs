namespace SecondBrain.Core.Search.Segments;

/// <summary>Writes what <see cref="SortedKeys"/> reads.</summary>
internal sealed class SortedKeyWriter
{
    private readonly GrowingBuffer<byte> _last = new();

    public GrowingBuffer<int> Blocks { get; } = new();

    public GrowingBuffer<byte> Bytes { get; } = new();

    public int Count { get; private set; }

    /// <param name="key">Greater than the one before.</param>
    public void Add(ReadOnlySpan<byte> key)
    {
        var shared = 0;
        if (Count % SortedKeys.BlockLength == 0)
        {
            Blocks.Add(Bytes.Count);
        }
        else
        {
            shared = key.CommonPrefixLength(_last.Span);
        }

        Bytes.AddVarint((uint)shared);
        Bytes.AddVarint((uint)(key.Length - shared));
        Bytes.AddRange(key[shared..]);
        _last.Truncate(shared);
        _last.AddRange(key[shared..]);
        Count++;
    }

    /// <summary>After the last key.</summary>
    public void End() => Blocks.Add(Bytes.Count);
}
