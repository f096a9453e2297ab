namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

internal abstract class BinaryNode(string symbol, Node left, Node right, int position) : Node(position)
{
    public sealed override IEnumerable<Node> Parts => [Left, Right];

    protected string Symbol { get; } = symbol;

    protected Node Left { get; } = left;

    protected Node Right { get; } = right;
}
