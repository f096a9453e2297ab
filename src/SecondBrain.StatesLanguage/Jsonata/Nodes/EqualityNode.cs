using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>=</c> and <c>!=</c>, deep; both are false when a side is nothing.</summary>
internal sealed class EqualityNode(string symbol, Node leftSide, Node rightSide, int position) : BinaryNode(symbol, leftSide, rightSide, position)
{
    protected override Value Compute(Value? input, Frame frame)
    {
        var left = Left.Evaluate(input, frame);
        var right = Right.Evaluate(input, frame);
        return BooleanValue.Of(left is not null && right is not null && left.Equals(right) == (Symbol == "="));
    }
}
