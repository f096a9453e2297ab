using SecondBrain.StatesLanguage.Jsonata.Nodes;

namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

/// <summary>Finds the step that a <c>%</c> means: inside out, as the expressions around it are parsed.</summary>
internal static class Ancestry
{
    /// <summary>What a part still seeks is sought by the whole.</summary>
    public static void Inherit(Node whole, Node part)
    {
        if (part.SeekingParents is null && part is not ParentNode)
        {
            return;
        }

        whole.SeekingParents ??= [];
        whole.SeekingParents.AddRange(Sought(part));
    }

    public static void Inherit(Node whole, IEnumerable<Node> parts)
    {
        foreach (var part in parts)
        {
            Inherit(whole, part);
        }
    }

    /// <summary>After a step was added: what its expression seeks may be one of the steps before.</summary>
    public static void Resolve(PathNode path)
    {
        foreach (var slot in Sought(path.LastStep))
        {
            var at = path.Steps.Count - 2;
            while (slot.Level > 0)
            {
                if (at < 0)
                {
                    (path.SeekingParents ??= []).Add(slot);
                    break;
                }

                var step = path.Steps[at--];

                // Steps joined by @ apply to the same item.
                while (at >= 0 && step.Focus is not null && path.Steps[at].Focus is not null)
                {
                    step = path.Steps[at--];
                }

                Seek(step, slot);
            }
        }
    }

    /// <summary>What a predicate seeks: one up is the step it follows.</summary>
    public static void ResolvePredicate(Node step, Node predicate)
    {
        if (predicate.SeekingParents is null && predicate is not ParentNode)
        {
            return;
        }

        foreach (var slot in Sought(predicate))
        {
            if (slot.Level == 1)
            {
                Seek(step, slot);
            }
            else
            {
                slot.Level--;
            }
        }

        Inherit(step, predicate);
    }

    private static List<AncestorSlot> Sought(Node node) => node is ParentNode parent ? [.. node.SeekingParents ?? [], parent.Slot] : [.. node.SeekingParents ?? []];

    private static void Seek(Node node, AncestorSlot slot)
    {
        switch (node)
        {
            case NameNode or WildcardNode:
                slot.Level--;
                if (slot.Level == 0)
                {
                    // Two that mean the same step share its name.
                    slot.Label = node.Ancestor?.Label ?? slot.Label;
                    node.Ancestor = slot;
                    node.IsTuple = true;
                }

                break;
            case ParentNode:
                slot.Level++;
                break;
            case BlockNode block:
                if (block.Expressions.Count > 0)
                {
                    block.IsTuple = true;
                    Seek(block.Expressions[^1], slot);
                }

                break;
            case PathNode path:
                path.IsTuple = true;
                var at = path.Steps.Count - 1;
                do
                {
                    Seek(path.Steps[at--], slot);
                }
                while (slot.Level > 0 && at >= 0);

                break;
            default:
                throw JsonataException.Of("S0217", node.Position);
        }
    }
}
