using System.Globalization;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Segments;

/// <summary><c>[2]</c>, or <c>[-1]</c> from the end.</summary>
internal sealed class IndexSegment(int index) : PathSegment
{
    public int Index { get; } = index;

    public override bool IsDefinite => true;

    public override Value? Find(Value value)
    {
        if (value is not ListValue { Items: var items })
        {
            return null;
        }

        var at = Index < 0 ? items.Length + Index : Index;
        return at >= 0 && at < items.Length ? items[at] : null;
    }

    public override void Visit(Value value, PathVisit visit, Action<Value> found)
    {
        if (Find(value) is { } item)
        {
            found(item);
        }
    }

    public override string ToString() => $"[{Index.ToString(CultureInfo.InvariantCulture)}]";
}
