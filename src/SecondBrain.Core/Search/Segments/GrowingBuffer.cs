using System.Runtime.InteropServices;

namespace SecondBrain.Core.Search.Segments;

/// <summary>A column while it is written: a list whose items are read and written as spans.</summary>
internal sealed class GrowingBuffer<T>(int capacity = 0) : IColumnSource
    where T : unmanaged
{
    private T[] _items = capacity == 0 ? [] : new T[capacity];

    public int Count { get; private set; }

    public long ByteLength => MemoryMarshal.AsBytes(Span).Length;

    public Span<T> Span => _items.AsSpan(0, Count);

    public ref T this[int index] => ref Span[index];

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Grow(1);
        }

        _items[Count++] = item;
    }

    public void AddRange(ReadOnlySpan<T> items) => items.CopyTo(Extend(items.Length));

    /// <summary>Room for more items, whose content is what was there before.</summary>
    public Span<T> Extend(int length)
    {
        if (_items.Length - Count < length)
        {
            Grow(length);
        }

        Count += length;
        return _items.AsSpan(Count - length, length);
    }

    public void Truncate(int count) => Count = count;

    public void CopyTo(Span<byte> target) => MemoryMarshal.AsBytes(Span).CopyTo(target);

    private void Grow(int more)
    {
        var needed = (long)Count + more;
        if (needed > Array.MaxLength)
        {
            throw new InvalidOperationException("A segment holds at most 2 GB a column: the brain is too large for one.");
        }

        Array.Resize(ref _items, (int)Math.Min(Array.MaxLength, Math.Max(Math.Max(16, needed), (long)_items.Length * 2)));
    }
}
