namespace SecondBrain.Core.Search.Matching;

/// <summary>A list that keeps its memory.</summary>
internal sealed class KeptList<T>
    where T : struct
{
    private T[] _items = new T[64];

    public int Count { get; private set; }

    public Span<T> Items => _items.AsSpan(0, Count);

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = item;
    }

    /// <summary>That many items, whose values are not set.</summary>
    public Span<T> Resize(int count)
    {
        if (count > _items.Length)
        {
            _items = new T[Math.Max(count, 2 * _items.Length)];
        }

        Count = count;
        return Items;
    }

    public void Clear() => Count = 0;
}
