using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>{key: value, ...}</c>: makes one object of a sequence; items with the same key are grouped before the value is evaluated.</summary>
internal sealed class Grouping(List<(Node Key, Node Value)> pairs, int position)
{
    public IEnumerable<Node> Expressions => pairs.SelectMany(p => new[] { p.Key, p.Value });

    public ObjectValue Evaluate(Value? input, Frame frame)
    {
        var groups = new Dictionary<string, Members>(StringComparer.Ordinal);
        var order = new List<string>();
        if (input is TupleStream stream)
        {
            foreach (var tuple in stream.Tuples)
            {
                Collect(groups, order, tuple, frame.Inner(tuple));
            }
        }
        else
        {
            var items = Lists.Items(input);
            if (items.Length == 0)
            {
                Collect(groups, order, new TupleBinding(null), frame);
            }

            foreach (var item in items)
            {
                Collect(groups, order, new TupleBinding(item), frame);
            }
        }

        var result = new ObjectBuilder();
        foreach (var key in order)
        {
            var group = groups[key];
            var (context, scope) = Context(group, input is TupleStream, frame);
            if (pairs[group.Pair].Value.Evaluate(context, scope) is { } value)
            {
                result.Set(key, value is TupleStream tuples ? tuples.Items() : value);
            }
        }

        return result.Build();
    }

    private static (Value? Context, Frame Scope) Context(Members group, bool hasBindings, Frame frame)
    {
        if (hasBindings)
        {
            var merged = TupleBinding.Merge(group.Tuples);
            return (merged.Item, frame.Inner(merged));
        }

        Value? context = group.Tuples[0].Item;
        if (group.Tuples.Count > 1)
        {
            context = new JsonataList([.. group.Tuples.SelectMany(t => Lists.Items(t.Item))], isSequence: false);
        }

        return (context, frame);
    }

    private void Collect(Dictionary<string, Members> groups, List<string> order, TupleBinding tuple, Frame scope)
    {
        for (var i = 0; i < pairs.Count; i++)
        {
            var key = pairs[i].Key.Evaluate(tuple.Item, scope);
            if (key is null)
            {
                continue;
            }

            var name = key is TextValue text ? text.Text : throw JsonataException.Of("T1003", position, ("value", key));
            if (!groups.TryGetValue(name, out var group))
            {
                groups.Add(name, new Members(i, [tuple]));
                order.Add(name);
            }
            else if (group.Pair != i)
            {
                throw JsonataException.Of("D1009", position, ("value", name));
            }
            else
            {
                group.Tuples.Add(tuple);
            }
        }
    }

    private sealed record Members(int Pair, List<TupleBinding> Tuples);
}
