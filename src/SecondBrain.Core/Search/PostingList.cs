namespace SecondBrain.Core.Search;

/// <summary>The notes that have a term, by slot, ascending. Slots of removed notes stay until the index is compacted.</summary>
internal sealed class PostingList
{
    private int[] _slots = new int[2];
    private float[] _frequencies = new float[2];
    private int _count;

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, _count);

    public ReadOnlySpan<float> Frequencies => _frequencies.AsSpan(0, _count);

    public void Add(int slot, float frequency)
    {
        if (_count == _slots.Length)
        {
            Array.Resize(ref _slots, _count * 2);
            Array.Resize(ref _frequencies, _count * 2);
        }

        _slots[_count] = slot;
        _frequencies[_count++] = frequency;
    }

    /// <param name="moved">The new slot of each old one; -1 for a removed note.</param>
    public void Compact(int[] moved)
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            if (moved[_slots[i]] is var slot and >= 0)
            {
                _slots[kept] = slot;
                _frequencies[kept++] = _frequencies[i];
            }
        }

        _count = kept;
    }
}
