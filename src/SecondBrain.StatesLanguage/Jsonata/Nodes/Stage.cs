using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary>What follows a step: a filter <c>[...]</c>, or, after a filter, an index <c>#$i</c>.</summary>
internal sealed record Stage(Node? Condition, string? Index)
{
    public Value? Filter(Value? input, Frame frame)
    {
        if (input is TupleStream stream)
        {
            return new TupleStream(Select(stream.Tuples, t => t.Item, frame.Inner, frame));
        }

        if (Condition is LiteralNode { Value: NumberValue number })
        {
            return At(input, number.Double);
        }

        var items = input is null ? [] : Lists.Items(input);
        return new JsonataList([.. Select(items, i => i, _ => frame, frame)], isSequence: true);
    }

    public List<TupleBinding> Number(List<TupleBinding> tuples) => [.. tuples.Select((t, i) => t.With(Index!, new NumberValue(i)))];

    private static Value? At(Value? input, double position)
    {
        var items = Lists.Items(input);
        var at = Math.Floor(position);
        if (at < 0)
        {
            at += items.Length;
        }

        return at < 0 || at >= items.Length ? JsonataList.Sequence()
            : items[(int)at] is ListValue list ? list
            : JsonataList.Sequence(items[(int)at]);
    }

    // A number, or a list of numbers, picks positions; anything else is true or not.
    private List<T> Select<T>(IReadOnlyList<T> items, Func<T, Value?> context, Func<T, Frame> scope, Frame frame)
        where T : class
    {
        var kept = new List<T>();
        for (var i = 0; i < items.Count; i++)
        {
            frame.Evaluation.Spend(1);
            var result = Condition!.Evaluate(context(items[i]), scope(items[i]));
            if (result is null || !Lists.AreNumbers(result))
            {
                if (Truth.Of(result))
                {
                    kept.Add(items[i]);
                }

                continue;
            }

            foreach (var number in Lists.Items(result))
            {
                var at = Math.Floor(((NumberValue)number).Double);
                if ((at < 0 ? at + items.Count : at) == i)
                {
                    kept.Add(items[i]);
                }
            }
        }

        return kept;
    }
}
