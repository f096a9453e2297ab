using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

internal sealed class ObjectNode(Grouping members, int position) : Node(position)
{
    // An input that is a list is grouped: its items are the contexts.
    public override IEnumerable<Node> Parts => members.Expressions;

    protected override Value Compute(Value? input, Frame frame) => members.Evaluate(input, frame);
}
