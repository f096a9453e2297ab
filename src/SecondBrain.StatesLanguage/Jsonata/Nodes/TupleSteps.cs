using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary>Steps of a path that carries bindings.</summary>
internal static class TupleSteps
{
    /// <param name="items">What the step is applied to, as long as <paramref name="tuples"/> is null.</param>
    public static List<TupleBinding> Apply(Node step, Value?[] items, List<TupleBinding>? tuples, Frame frame)
    {
        var results = step is SortNode sort ? Sort(sort, items, tuples, frame) : Map(step, tuples ?? [.. items.Select(i => new TupleBinding(i))], frame);
        foreach (var stage in step.Stages ?? [])
        {
            results = stage.Condition is null ? stage.Number(results) : ((TupleStream)stage.Filter(new TupleStream(results), frame)!).Tuples;
        }

        frame.Evaluation.Spend(results.Count);
        return results;
    }

    private static List<TupleBinding> Sort(SortNode sort, Value?[] items, List<TupleBinding>? tuples, Frame frame)
    {
        if (tuples is not null)
        {
            return sort.Sort(tuples, frame);
        }

        var sorted = sort.Sort(items, frame).Items.Select((item, i) => (Tuple: new TupleBinding(item), At: i));
        return [.. sorted.Select(s => sort.Index is null ? s.Tuple : s.Tuple.With(sort.Index, new NumberValue(s.At)))];
    }

    private static List<TupleBinding> Map(Node step, List<TupleBinding> tuples, Frame frame)
    {
        var results = new List<TupleBinding>();
        foreach (var tuple in tuples)
        {
            var result = step.Evaluate(tuple.Item, frame.Inner(tuple));
            if (result is TupleStream inner)
            {
                results.AddRange(inner.Tuples.Select(tuple.With));
                continue;
            }

            var found = Lists.Items(result);
            for (var i = 0; i < found.Length; i++)
            {
                var next = step.Focus is null ? tuple.WithItem(found[i]) : tuple.With(step.Focus, found[i]);
                next = step.Index is null ? next : next.With(step.Index, new NumberValue(i));
                results.Add(step.Ancestor is null ? next : next.With(step.Ancestor.Label, tuple.Item));
            }
        }

        return results;
    }
}
