using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>from..to</c>, both included; nothing when it goes down.</summary>
internal sealed class RangeNode(Node leftSide, Node rightSide, int position) : BinaryNode("..", leftSide, rightSide, position)
{
    private const double MaxItems = 1e6;

    protected override Value? Compute(Value? input, Frame frame)
    {
        var from = Bound(Left.Evaluate(input, frame), "T2003");
        var to = Bound(Right.Evaluate(input, frame), "T2004");
        if (from is null || to is null || from > to)
        {
            return null;
        }

        var size = to.Value - from.Value + 1;
        if (size > MaxItems)
        {
            throw JsonataException.Of("D2014", Position, ("value", size));
        }

        frame.Evaluation.Spend((long)size);
        var items = new Value[(int)size];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Numbers.Of(from.Value + i);
        }

        return new JsonataList(items, isSequence: true);
    }

    private double? Bound(Value? value, string code) => value switch
    {
        null => null,
        NumberValue number when number.Double == Math.Floor(number.Double) => number.Double,
        _ => throw JsonataException.Of(code, Position, ("value", value)),
    };
}
