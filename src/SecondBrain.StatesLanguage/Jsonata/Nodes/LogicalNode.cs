using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>and</c> and <c>or</c>; the right side only when it matters.</summary>
internal sealed class LogicalNode(string symbol, Node leftSide, Node rightSide, int position) : BinaryNode(symbol, leftSide, rightSide, position)
{
    protected override Value Compute(Value? input, Frame frame)
    {
        var left = Truth.Of(Left.Evaluate(input, frame));
        return BooleanValue.Of(left == (Symbol == "or") ? left : Truth.Of(Right.Evaluate(input, frame)));
    }
}
