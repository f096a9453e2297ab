using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Nodes;

/// <summary><c>*</c>: the values of an object's members, lists in them flattened.</summary>
internal sealed class WildcardNode(int position) : Node(position)
{
    protected override Value? Compute(Value? input, Frame frame)
    {
        if (input is JsonataList { IsOuterWrapper: true } wrapper)
        {
            input = wrapper.Items[0];
        }

        var found = new List<Value>();
        var hasLists = false;
        foreach (var value in input is ObjectValue members ? members.Values : Lists.Items(input as ListValue))
        {
            if (value is ListValue list)
            {
                hasLists = true;
                Flatten(list, found);
            }
            else
            {
                found.Add(value);
            }
        }

        return frame.Evaluation.Made(new JsonataList([.. found], isSequence: !hasLists));
    }

    private static void Flatten(ListValue list, List<Value> found)
    {
        foreach (var item in list.Items)
        {
            if (item is ListValue inner)
            {
                Flatten(inner, found);
            }
            else
            {
                found.Add(item);
            }
        }
    }
}
