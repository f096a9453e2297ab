using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary>The <c>?</c> of <c>$f(1, ?)</c>.</summary>
internal sealed class PlaceholderNode(int position) : Node(position)
{
    protected override Value? Compute(Value? input, Frame frame) => null;
}
