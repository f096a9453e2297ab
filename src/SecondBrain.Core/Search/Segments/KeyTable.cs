using System.Buffers.Binary;
using System.Text;

namespace SecondBrain.Core.Search.Segments;

/// <summary>Numbers distinct strings as they come, and sorts them by their UTF-8 bytes at the end.</summary>
internal sealed class KeyTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly GrowingBuffer<byte> _bytes = new();
    private readonly GrowingBuffer<int> _starts = new();

    public int Count => _starts.Count;

    public ReadOnlySpan<byte> this[int number] => _bytes.Span[_starts[number]..(number + 1 < Count ? _starts[number + 1] : _bytes.Count)];

    public int Add(string text)
    {
        if (_numbers.TryGetValue(text, out var number))
        {
            return number;
        }

        var start = _bytes.Count;
        var length = Encoding.UTF8.GetByteCount(text);
        Encoding.UTF8.GetBytes(text, _bytes.Extend(length));
        if (length > text.Length && text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && Encoding.UTF8.GetString(_bytes.Span[start..]) is var written && written != text)
        {
            // A lone surrogate has no UTF-8: the string is the one that comes back from the file.
            _bytes.Truncate(start);
            number = Add(written);
        }
        else
        {
            number = _starts.Count;
            _starts.Add(start);
        }

        _numbers.Add(text, number);
        return number;
    }

    /// <returns>The numbers in order of their strings' bytes.</returns>
    public int[] Sorted()
    {
        var order = new int[Count];
        var prefixes = new ulong[Count];
        Span<byte> first = stackalloc byte[sizeof(ulong)];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            var key = this[i];
            first.Clear();
            key[..Math.Min(key.Length, first.Length)].CopyTo(first);
            prefixes[i] = BinaryPrimitives.ReadUInt64BigEndian(first);
        }

        // Nearly all strings differ in their first eight bytes.
        Array.Sort(order, (left, right) => prefixes[left].CompareTo(prefixes[right]) is var byPrefix and not 0 ? byPrefix : this[left].SequenceCompareTo(this[right]));
        return order;
    }
}
