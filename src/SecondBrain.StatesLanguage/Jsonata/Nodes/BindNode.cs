using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>$name := value</c>, whose value it is too.</summary>
internal sealed class BindNode(string name, Node value, int position) : Node(position)
{
    public override IEnumerable<Node> Parts => [value];

    protected override Value? Compute(Value? input, Frame frame)
    {
        var result = value.Evaluate(input, frame);
        frame.Bind(name, result);
        return result;
    }
}
