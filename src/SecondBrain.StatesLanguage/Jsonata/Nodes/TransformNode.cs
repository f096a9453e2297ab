using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>| pattern | update, delete |</c>: a function that copies its argument with members of the matched objects set and removed.</summary>
internal sealed class TransformNode(Node pattern, Node update, Node? delete, int position) : Node(position)
{
    public Node Pattern => pattern;

    public Node Update => update;

    public Node? Delete => delete;

    public override IEnumerable<Node> InnerParts => base.InnerParts.Concat(delete is null ? [pattern, update] : [pattern, update, delete]);

    protected override Value Compute(Value? input, Frame frame) => new TransformFunction(this, frame);
}
