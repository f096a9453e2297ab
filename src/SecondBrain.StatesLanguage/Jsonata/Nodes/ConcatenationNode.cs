using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

internal sealed class ConcatenationNode(Node leftSide, Node rightSide, int position) : BinaryNode("&", leftSide, rightSide, position)
{
    protected override Value Compute(Value? input, Frame frame)
    {
        var left = Left.Evaluate(input, frame);
        var right = Right.Evaluate(input, frame);
        return frame.Evaluation.Made((left is null ? "" : TextForm.Of(left)) + (right is null ? "" : TextForm.Of(right)));
    }
}
