using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>^(&lt;term, &gt;term)</c>: a step that orders the sequence. Stable; what has no value for a term goes last.</summary>
internal sealed class SortNode(List<(Node Expression, bool IsDescending)> terms, int position) : Node(position)
{
    public override IEnumerable<Node> InnerParts => base.InnerParts.Concat(terms.Select(t => t.Expression));

    public JsonataList Sort(Value?[] items, Frame frame)
    {
        var keyed = items.OfType<Value>().Select(i => (Item: i, Keys: Keys(i, frame))).ToList();
        return new JsonataList([.. MergeSort.Sort(keyed, (a, b) => Compare(a.Keys, b.Keys) > 0).Select(k => k.Item)], isSequence: false);
    }

    public List<TupleBinding> Sort(List<TupleBinding> tuples, Frame frame)
    {
        var keyed = tuples.ConvertAll(t => (Tuple: t, Keys: Keys(t.Item, frame.Inner(t))));
        return [.. MergeSort.Sort(keyed, (a, b) => Compare(a.Keys, b.Keys) > 0).Select(k => k.Tuple)];
    }

    protected override Value Compute(Value? input, Frame frame) => Sort(Lists.Items(input), frame);

    private Value?[] Keys(Value? item, Frame frame) => [.. terms.Select(t => t.Expression.Evaluate(item, frame))];

    private int Compare(Value?[] a, Value?[] b)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            var order = Compare(a[i], b[i], out var isMissing);
            if (order != 0)
            {
                return terms[i].IsDescending && !isMissing ? -order : order;
            }
        }

        return 0;
    }

    private int Compare(Value? a, Value? b, out bool isMissing)
    {
        isMissing = a is null || b is null;
        return (a, b) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            (NumberValue x, NumberValue y) => x.Double.CompareTo(y.Double),
            (TextValue x, TextValue y) => string.CompareOrdinal(x.Text, y.Text),
            (NumberValue or TextValue, NumberValue or TextValue) => throw JsonataException.Of("T2007", Position, ("value", a), ("value2", b)),
            _ => throw JsonataException.Of("T2008", Position, ("value", a is NumberValue or TextValue ? b : a)),
        };
    }
}
