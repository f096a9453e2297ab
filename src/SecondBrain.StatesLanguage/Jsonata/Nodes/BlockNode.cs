using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>(a; b; c)</c>: the value of the last; variables bound inside end with it.</summary>
internal sealed class BlockNode(List<Node> expressions, int position) : Node(position)
{
    public List<Node> Expressions => expressions;

    public override IEnumerable<Node> Parts => expressions;

    protected override Value? Compute(Value? input, Frame frame)
    {
        var inner = frame.Inner();
        Value? result = null;
        foreach (var expression in expressions)
        {
            result = expression.Evaluate(input, inner);
        }

        return result;
    }
}
