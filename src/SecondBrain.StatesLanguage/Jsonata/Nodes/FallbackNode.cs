using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>a ?? b</c>: b where a is nothing. <c>a ?: b</c>: b where a is not true.</summary>
internal sealed class FallbackNode(string symbol, Node leftSide, Node rightSide, int position) : BinaryNode(symbol, leftSide, rightSide, position)
{
    protected override Value? Compute(Value? input, Frame frame)
    {
        var left = Left.Evaluate(input, frame);
        return (Symbol == "??" ? left is not null : Truth.Of(left)) ? left : Right.Evaluate(input, frame);
    }
}
