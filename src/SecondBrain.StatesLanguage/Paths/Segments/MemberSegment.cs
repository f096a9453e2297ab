using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Segments;

internal sealed class MemberSegment(string name) : PathSegment
{
    public string Name { get; } = name;

    public override bool IsDefinite => true;

    public override Value? Find(Value value) => value is ObjectValue members ? members[Name] : null;

    public override void Visit(Value value, PathVisit visit, Action<Value> found)
    {
        if (Find(value) is { } member)
        {
            found(member);
        }
    }

    public override string ToString() => $"['{Name}']";
}
