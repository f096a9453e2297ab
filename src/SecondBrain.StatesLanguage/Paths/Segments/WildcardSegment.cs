using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Segments;

/// <summary>Every item of a list or member of an object.</summary>
internal sealed class WildcardSegment : PathSegment
{
    public override void Visit(Value value, PathVisit visit, Action<Value> found)
    {
        foreach (var child in Children(value))
        {
            visit.Budget.Spend();
            found(child);
        }
    }

    public static Value[] Children(Value value) => value switch
    {
        ListValue list => list.Items,
        ObjectValue members => members.Values,
        _ => [],
    };

    public override string ToString() => "[*]";
}
