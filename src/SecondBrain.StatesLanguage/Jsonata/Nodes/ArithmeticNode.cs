using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>+ - * / %</c>: nothing with anything is nothing.</summary>
internal sealed class ArithmeticNode(string symbol, Node leftSide, Node rightSide, int position) : BinaryNode(symbol, leftSide, rightSide, position)
{
    protected override Value? Compute(Value? input, Frame frame)
    {
        var left = Left.Evaluate(input, frame);
        var right = Right.Evaluate(input, frame);
        if (left is not (null or NumberValue))
        {
            throw JsonataException.Of("T2001", Position, ("token", Symbol), ("value", left));
        }

        if (right is not (null or NumberValue))
        {
            throw JsonataException.Of("T2002", Position, ("token", Symbol), ("value", right));
        }

        if (left is null || right is null)
        {
            return null;
        }

        var (a, b) = (((NumberValue)left).Double, ((NumberValue)right).Double);
        return Numbers.Of(Symbol switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => a / b,
            _ => a % b,
        });
    }
}
