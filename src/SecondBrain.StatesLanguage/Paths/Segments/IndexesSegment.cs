using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Segments;

/// <summary><c>[0,2]</c>.</summary>
internal sealed class IndexesSegment(int[] indexes) : PathSegment
{
    private readonly IndexSegment[] _each = [.. indexes.Select(i => new IndexSegment(i))];

    public override void Visit(Value value, PathVisit visit, Action<Value> found)
    {
        foreach (var segment in _each)
        {
            segment.Visit(value, visit, found);
        }
    }

    public override string ToString() => $"[{string.Join(',', indexes)}]";
}
