using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>**</c>: the context and everything below it; a list is no value of its own there.</summary>
internal sealed class DescendantNode(int position) : Node(position)
{
    protected override Value? Compute(Value? input, Frame frame)
    {
        var found = new List<Value>();
        if (input is not null)
        {
            Visit(input, found);
        }

        return frame.Evaluation.Made(new JsonataList([.. found], isSequence: true));
    }

    private static void Visit(Value value, List<Value> found)
    {
        if (value is not ListValue)
        {
            found.Add(value);
        }

        foreach (var child in value is ObjectValue members ? members.Values : Lists.Items(value as ListValue))
        {
            Visit(child, found);
        }
    }
}
