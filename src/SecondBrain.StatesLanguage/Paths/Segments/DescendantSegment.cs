using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Segments;

/// <summary><c>..</c>: the step that follows is tried on the value and on everything below it.</summary>
internal sealed class DescendantSegment(PathSegment next) : PathSegment
{
    public override void Visit(Value value, PathVisit visit, Action<Value> found)
    {
        visit.Budget.Spend();
        next.Visit(value, visit, found);
        foreach (var child in WildcardSegment.Children(value))
        {
            if (child.Kind is ValueKind.List or ValueKind.Object)
            {
                Visit(child, visit, found);
            }
        }
    }

    public override string ToString() => $"..{next}";
}
