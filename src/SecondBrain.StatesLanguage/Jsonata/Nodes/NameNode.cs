using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

internal sealed class NameNode(string name, int position) : Node(position)
{
    public string Name { get; } = name;

    protected override Value? Compute(Value? input, Frame frame) => Lists.Lookup(input, Name);
}
