using SecondBrain.StatesLanguage.Paths.Filters;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Paths.Segments;

/// <summary><c>[?(...)]</c> over the items of a list; an object is tested itself.</summary>
internal sealed class FilterSegment(FilterExpression filter, string text) : PathSegment
{
    public override void Visit(Value value, PathVisit visit, Action<Value> found)
    {
        if (value is ListValue list)
        {
            foreach (var item in list.Items)
            {
                Test(item, visit, found);
            }
        }
        else if (value is ObjectValue)
        {
            Test(value, visit, found);
        }
    }

    public override string ToString() => $"[{text}]";

    private void Test(Value candidate, PathVisit visit, Action<Value> found)
    {
        visit.Budget.Spend();
        if (filter.Matches(candidate, visit))
        {
            found(candidate);
        }
    }
}
