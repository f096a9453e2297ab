using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

internal sealed class RegexNode(RegexFunction function, int position) : Node(position)
{
    protected override Value Compute(Value? input, Frame frame) => function;
}
