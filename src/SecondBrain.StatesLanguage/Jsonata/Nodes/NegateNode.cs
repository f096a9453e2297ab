using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

internal sealed class NegateNode(Node operand, int position) : Node(position)
{
    public override IEnumerable<Node> Parts => [operand];

    protected override Value? Compute(Value? input, Frame frame) => operand.Evaluate(input, frame) switch
    {
        null => null,
        NumberValue number => Numbers.Of(-number.Double),
        var other => throw JsonataException.Of("D1002", Position, ("value", other)),
    };
}
