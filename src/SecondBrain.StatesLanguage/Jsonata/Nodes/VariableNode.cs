using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>$name</c>; <c>$</c> is the context, <c>$$</c> the whole input.</summary>
internal sealed class VariableNode(string name, int position) : Node(position)
{
    public string Name { get; } = name;

    protected override Value? Compute(Value? input, Frame frame) =>
        Name.Length > 0 ? frame.Find(Name)
        : input is JsonataList { IsOuterWrapper: true } wrapper ? wrapper.Items[0]
        : input;
}
