using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

internal sealed class ConditionNode(Node condition, Node then, Node? otherwise, int position) : Node(position)
{
    public Node Then => then;

    public Node? Otherwise => otherwise;

    public override IEnumerable<Node> Parts => otherwise is null ? [condition, then] : [condition, then, otherwise];

    protected override Value? Compute(Value? input, Frame frame) =>
        Truth.Of(condition.Evaluate(input, frame)) ? then.Evaluate(input, frame) : otherwise?.Evaluate(input, frame);
}
