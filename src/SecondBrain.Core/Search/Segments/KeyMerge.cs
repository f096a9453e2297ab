namespace SecondBrain.Core.Search.Segments;

/// <summary>Walks through the keys of several segments in one order.</summary>
internal sealed class KeyMerge
{
    private readonly KeyCursor[] _cursors;
    private readonly List<int> _open = [];
    private readonly List<int> _current = [];

    public KeyMerge(IEnumerable<SortedKeys> segments)
    {
        _cursors = [.. segments.Select(keys => new KeyCursor(keys))];
        for (var part = 0; part < _cursors.Length; part++)
        {
            if (_cursors[part].Next())
            {
                _open.Add(part);
            }
        }
    }

    /// <summary>The parts that have the current key, ascending.</summary>
    public IReadOnlyList<int> Parts => _current;

    public ReadOnlySpan<byte> Key => _cursors[_current[0]].Key;

    /// <summary>The current key's in one of <see cref="Parts"/>.</summary>
    public int Ordinal(int part) => _cursors[part].Ordinal;

    /// <returns>False after the last key.</returns>
    public bool Next()
    {
        foreach (var part in _current)
        {
            if (!_cursors[part].Next())
            {
                _open.Remove(part);
            }
        }

        _current.Clear();
        foreach (var part in _open)
        {
            var order = _current.Count == 0 ? 0 : _cursors[part].Key.SequenceCompareTo(Key);
            if (order < 0)
            {
                _current.Clear();
            }

            if (order <= 0)
            {
                _current.Add(part);
            }
        }

        return _current.Count > 0;
    }
}
