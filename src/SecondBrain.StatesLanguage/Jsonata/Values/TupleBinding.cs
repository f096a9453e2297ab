using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>An item on its way through a path, with what was bound on the way: <c>@$v</c>, <c>#$i</c>, and the parents that a <c>%</c> asks for.</summary>
internal sealed class TupleBinding(Value? item, IReadOnlyDictionary<string, Value?> names)
{
    private static readonly Dictionary<string, Value?> NoNames = new(StringComparer.Ordinal);

    public TupleBinding(Value? item)
        : this(item, NoNames)
    {
    }

    public Value? Item { get; } = item;

    public IReadOnlyDictionary<string, Value?> Names { get; } = names;

    public bool TryFind(string name, out Value? value) => Names.TryGetValue(name, out value);

    public TupleBinding With(string name, Value? value) => new(Item, new Dictionary<string, Value?>(Names, StringComparer.Ordinal) { [name] = value });

    public TupleBinding WithItem(Value? item) => new(item, Names);

    /// <summary>This one's bindings, then the inner one's, which win.</summary>
    public TupleBinding With(TupleBinding inner)
    {
        if (inner.Names.Count == 0)
        {
            return WithItem(inner.Item);
        }

        var both = new Dictionary<string, Value?>(Names, StringComparer.Ordinal);
        foreach (var (name, value) in inner.Names)
        {
            both[name] = value;
        }

        return new TupleBinding(inner.Item, both);
    }

    /// <summary>One tuple of a group: every name holds the values of all of them.</summary>
    public static TupleBinding Merge(List<TupleBinding> tuples)
    {
        var first = tuples[0];
        if (tuples.Count == 1)
        {
            return first;
        }

        var item = first.Item;
        var all = new Dictionary<string, Value?>(first.Names, StringComparer.Ordinal);
        for (var i = 1; i < tuples.Count; i++)
        {
            item = Lists.Append(item, tuples[i].Item);
            foreach (var (name, value) in tuples[i].Names)
            {
                all[name] = Lists.Append(all.GetValueOrDefault(name), value);
            }
        }

        return new TupleBinding(item, all);
    }
}
