using SecondBrain.StatesLanguage.Jsonata.Nodes;

namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

/// <summary>Marks the calls whose value is the value of the function they stand in.</summary>
internal static class TailCalls
{
    public static void Mark(Node node)
    {
        if (node.Predicates is not null || node.Group is not null || node.KeepsList)
        {
            return;
        }

        switch (node)
        {
            case CallNode { IsPartial: false } call:
                call.IsInTail = true;
                break;
            case ConditionNode condition:
                Mark(condition.Then);
                if (condition.Otherwise is { } otherwise)
                {
                    Mark(otherwise);
                }

                break;
            case BlockNode { Expressions: [.., var last] }:
                Mark(last);
                break;
        }
    }
}
