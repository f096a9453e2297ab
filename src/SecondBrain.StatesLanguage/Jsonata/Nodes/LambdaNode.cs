using SecondBrain.StatesLanguage.Jsonata.Syntax;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

internal sealed class LambdaNode(List<string> parameters, Signature? signature, Node body, int position) : Node(position)
{
    public List<string> Parameters => parameters;

    public Signature? Signature => signature;

    public Node Body => body;

    public override IEnumerable<Node> Parts => [body];

    protected override Value Compute(Value? input, Frame frame) => new LambdaFunction(this, frame, input);
}
