using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>[a, b, 1..3]</c>: sequences and lists among the items are spread, but an array constructor among them is not.</summary>
internal sealed class ArrayNode(List<Node> items, int position) : Node(position)
{
    public override IEnumerable<Node> Parts => items;

    protected override Value Compute(Value? input, Frame frame)
    {
        var values = new List<Value>(items.Count);
        foreach (var item in items)
        {
            var value = item.Evaluate(input, frame);
            if (value is ListValue list && item is not ArrayNode)
            {
                values.AddRange(list.Items);
            }
            else if (value is not null)
            {
                values.Add(value is TupleStream stream ? stream.Items() : value);
            }
        }

        return frame.Evaluation.Made(new JsonataList([.. values], isSequence: false) { IsConstructed = IsConstructor });
    }
}
