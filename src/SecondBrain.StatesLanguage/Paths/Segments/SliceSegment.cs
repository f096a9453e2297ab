using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Segments;

/// <summary><c>[1:3]</c>, <c>[:2]</c>, <c>[-2:]</c>, with an optional positive step.</summary>
internal sealed class SliceSegment(int? from, int? to, int step) : PathSegment
{
    public override void Visit(Value value, PathVisit visit, Action<Value> found)
    {
        if (value is not ListValue { Items: var items })
        {
            return;
        }

        var end = Bound(to ?? items.Length, items.Length);
        for (var i = Bound(from ?? 0, items.Length); i < end; i += step)
        {
            visit.Budget.Spend();
            found(items[i]);
        }
    }

    public override string ToString() => step == 1 ? $"[{from}:{to}]" : $"[{from}:{to}:{step}]";

    private static int Bound(int index, int length) => Math.Clamp(index < 0 ? length + index : index, 0, length);
}
