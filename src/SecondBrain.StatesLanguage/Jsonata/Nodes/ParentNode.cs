using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>%</c>: what the step before was applied to.</summary>
internal sealed class ParentNode(AncestorSlot slot, int position) : Node(position)
{
    public AncestorSlot Slot { get; } = slot;

    protected override Value? Compute(Value? input, Frame frame) => frame.Find(Slot.Label);
}
