using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>step.step.step</c>: each step is applied to every item of the one before, and the results are one flat sequence.</summary>
internal sealed class PathNode(List<Node> steps, int position) : Node(position)
{
    public List<Node> Steps { get; } = steps;

    public bool KeepsSingleton { get; set; }

    public Node LastStep => Steps[^1];

    public override IEnumerable<Node> Parts => [Steps[0]];

    public override IEnumerable<Node> InnerParts => base.InnerParts.Concat(Steps.Skip(1));

    protected override Value? Compute(Value? input, Frame frame)
    {
        // Null stands for one item that is nothing: functions and variables can still be applied to it.
        Value?[] items = [input];
        if (input is ListValue list && Steps[0] is not VariableNode)
        {
            items = list.Items;
        }

        Value? result = null;
        List<TupleBinding>? tuples = null;
        for (var i = 0; i < Steps.Count; i++)
        {
            var step = Steps[i];
            if (i == 0 && step.IsConstructor)
            {
                result = Constructed(step, input, frame);
            }
            else if (tuples is not null || step.IsTuple)
            {
                tuples = TupleSteps.Apply(step, items, tuples, frame);
                continue;
            }
            else
            {
                result = Apply(step, items, frame, i == Steps.Count - 1);
            }

            if (result is not ListValue { Items.Length: > 0 } found)
            {
                break;
            }

            if (step.Focus is null)
            {
                items = found.Items;
            }
        }

        return Finish(result, tuples is null ? null : new TupleStream(tuples), frame);
    }

    private static Value? Constructed(Node step, Value? input, Frame frame)
    {
        var made = step.Evaluate(input is null or ListValue ? input : JsonataList.Sequence(input), frame);
        return made is null or ListValue ? made : JsonataList.Sequence(made);
    }

    private static ListValue Apply(Node step, Value?[] items, Frame frame, bool isLast)
    {
        if (step is SortNode sort)
        {
            Value sorted = sort.Sort(items, frame);
            foreach (var stage in step.Stages ?? [])
            {
                sorted = stage.Filter(sorted, frame)!;
            }

            return (ListValue)sorted;
        }

        var results = new List<Value>(items.Length);
        foreach (var item in items)
        {
            var result = step.Evaluate(item, frame);
            foreach (var stage in step.Stages ?? [])
            {
                result = stage.Filter(result, frame);
            }

            if (result is not null)
            {
                results.Add(result is TupleStream stream ? stream.Items() : result);
            }
        }

        return isLast && results is [ListValue only] && only is not JsonataList { IsSequence: true } ? only : Flatten(results, frame);
    }

    private static JsonataList Flatten(List<Value> results, Frame frame)
    {
        if (results.TrueForAll(r => r is not ListValue))
        {
            return frame.Evaluation.Made(new JsonataList([.. results], isSequence: true));
        }

        var flat = new List<Value>();
        foreach (var result in results)
        {
            if (result is ListValue list and not JsonataList { IsConstructed: true })
            {
                flat.AddRange(list.Items);
            }
            else
            {
                flat.Add(result);
            }
        }

        return frame.Evaluation.Made(new JsonataList([.. flat], isSequence: true));
    }

    private Value? Finish(Value? result, TupleStream? stream, Frame frame)
    {
        if (stream is not null)
        {
            result = IsTuple ? stream : stream.Items();
        }

        if (KeepsSingleton)
        {
            if (result is JsonataList { IsConstructed: true, IsSequence: false })
            {
                result = JsonataList.Sequence(result);
            }

            if (result is JsonataList kept)
            {
                kept.KeepsSingleton = true;
            }
        }

        return Group is null ? result : Group.Evaluate(stream ?? result, frame);
    }
}
