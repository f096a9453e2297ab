using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Segments;

/// <summary><c>['a','b']</c>: an object of the named members, as the service's path library makes it.</summary>
internal sealed class MembersSegment(string[] names) : PathSegment
{
    public override void Visit(Value value, PathVisit visit, Action<Value> found)
    {
        if (value is not ObjectValue members)
        {
            return;
        }

        var picked = new ObjectBuilder();
        foreach (var name in names)
        {
            if (members.TryGet(name, out var member))
            {
                picked.Set(name, member);
            }
        }

        found(picked.Build());
    }

    public override string ToString() => $"[{string.Join(',', names.Select(n => $"'{n}'"))}]";
}
