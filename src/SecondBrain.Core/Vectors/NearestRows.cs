namespace SecondBrain.Core.Vectors;

/// <summary>Keeps the best of the rows that it is offered. Of equal cosines the lower row is better, in whatever order they come.</summary>
internal sealed class NearestRows
{
    private readonly int _capacity;

    // a heap with the worst row at 0; grows up to the capacity
    private NearRow[] _heap;
    private int _count;

    /// <param name="capacity">How many to keep.</param>
    public NearestRows(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _capacity = capacity;
        _heap = new NearRow[Math.Min(capacity, 16)];
    }

    public void Offer(int row, float cosine)
    {
        var offered = new NearRow(row, cosine);
        if (_count < _capacity)
        {
            if (_count == _heap.Length)
            {
                Array.Resize(ref _heap, (int)Math.Min(_capacity, 2L * _count));
            }

            Rise(offered);
        }
        else if (_count > 0 && IsWorse(_heap[0], offered))
        {
            Sink(offered);
        }
    }

    /// <summary>The kept rows, best first. Nothing may be offered afterwards.</summary>
    public NearRow[] Ordered()
    {
        var ordered = _count == _heap.Length ? _heap : _heap[.._count];
        ordered.AsSpan().Sort(static (left, right) => left.Cosine == right.Cosine ? left.Row.CompareTo(right.Row) : right.Cosine.CompareTo(left.Cosine));
        return ordered;
    }

    private static bool IsWorse(NearRow left, NearRow right) =>
        left.Cosine < right.Cosine || (left.Cosine == right.Cosine && left.Row > right.Row);

    private void Rise(NearRow offered)
    {
        var place = _count++;
        while (place > 0 && IsWorse(offered, _heap[(place - 1) / 2]))
        {
            _heap[place] = _heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        _heap[place] = offered;
    }

    private void Sink(NearRow offered)
    {
        var place = 0;
        for (var child = 1; child < _count; child = (2 * place) + 1)
        {
            if (child + 1 < _count && IsWorse(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsWorse(_heap[child], offered))
            {
                break;
            }

            _heap[place] = _heap[child];
            place = child;
        }

        _heap[place] = offered;
    }
}
