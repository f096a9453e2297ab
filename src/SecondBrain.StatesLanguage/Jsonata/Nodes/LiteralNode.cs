using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

internal sealed class LiteralNode(Value value, int position) : Node(position)
{
    public Value Value { get; } = value;

    protected override Value Compute(Value? input, Frame frame) => Value;
}
