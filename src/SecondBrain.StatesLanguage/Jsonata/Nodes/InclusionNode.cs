using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>value in list</c>: for scalars only; objects and lists are never found.</summary>
internal sealed class InclusionNode(Node leftSide, Node rightSide, int position) : BinaryNode("in", leftSide, rightSide, position)
{
    protected override Value Compute(Value? input, Frame frame)
    {
        var left = Left.Evaluate(input, frame);
        var right = Right.Evaluate(input, frame);
        return BooleanValue.Of(left is not (null or ListValue or ObjectValue) && Lists.Items(right).Contains(left));
    }
}
