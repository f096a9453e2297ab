namespace SecondBrain.StatesLanguage.Values;

/// <summary>Collects members; setting a name again replaces its value.</summary>
internal sealed class ObjectBuilder
{
    private const int LinearSearch = 16;

    private readonly List<string> _names = [];

    private readonly List<Value> _values = [];

    private Dictionary<string, int>? _index;

    public void Set(string name, Value value)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            _values[at] = value;
            return;
        }

        _index?.Add(name, _names.Count);
        _names.Add(name);
        _values.Add(value);
    }

    public ObjectValue Build() => _names.Count == 0 ? ObjectValue.Empty : new ObjectValue([.. _names], [.. _values]);

    private int IndexOf(string name)
    {
        if (_names.Count < LinearSearch)
        {
            return _names.IndexOf(name);
        }

        if (_index is null)
        {
            _index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < _names.Count; i++)
            {
                _index.Add(_names[i], i);
            }
        }

        return _index.TryGetValue(name, out var at) ? at : -1;
    }
}
