using SecondBrain.StatesLanguage.Jsonata.Nodes;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Syntax;

/// <summary>How the operators of a path put its steps together.</summary>
internal static class PathAssembly
{
    /// <summary><c>left.right</c>.</summary>
    public static PathNode Join(Node left, Node right)
    {
        var path = left as PathNode ?? new PathNode([AsStep(left)], left.Position);
        if (left is ParentNode parent)
        {
            path.SeekingParents = [parent.Slot];
        }

        if (right is PathNode rest)
        {
            path.Steps.AddRange(rest.Steps);
            path.SeekingParents = rest.SeekingParents is null ? path.SeekingParents : [.. path.SeekingParents ?? [], .. rest.SeekingParents];
        }
        else
        {
            var step = AsStep(right);
            (step.Stages, step.Predicates) = (step.Predicates, null);
            path.Steps.Add(step);
        }

        path.KeepsSingleton |= path.Steps.Exists(s => s.KeepsList);
        MarkConstructor(path.Steps[0]);
        MarkConstructor(path.LastStep);
        Ancestry.Resolve(path);
        return path;
    }

    /// <summary><c>left[predicate]</c>.</summary>
    public static Node Filter(Node left, Node predicate, int position)
    {
        var path = left as PathNode;
        var step = path?.LastStep ?? left;
        if (step.Group is not null)
        {
            throw JsonataException.Of("S0209", position);
        }

        Ancestry.ResolvePredicate(step, predicate);
        var stages = path is null ? step.Predicates ??= [] : step.Stages ??= [];
        stages.Add(new Stage(predicate, null));
        return left;
    }

    /// <summary><c>left[]</c>.</summary>
    public static Node KeepList(Node left)
    {
        left.KeepsList = true;
        if (left is PathNode path)
        {
            path.KeepsSingleton = true;
            path.LastStep.KeepsList = true;
        }

        return left;
    }

    /// <summary><c>left{key: value}</c>.</summary>
    public static Node GroupBy(Node left, Grouping grouping, int position)
    {
        left.Group = left.Group is null ? grouping : throw JsonataException.Of("S0210", position);
        return left;
    }

    /// <summary><c>left^(terms)</c>.</summary>
    public static PathNode OrderBy(Node left, List<(Node Expression, bool IsDescending)> terms, int position)
    {
        var path = left as PathNode ?? new PathNode([left], left.Position);
        var sort = new SortNode(terms, position);
        Ancestry.Inherit(sort, terms.Select(t => t.Expression));
        path.Steps.Add(sort);
        Ancestry.Resolve(path);
        return path;
    }

    /// <summary><c>left@$variable</c>.</summary>
    public static Node Focus(Node left, string variable, int position)
    {
        var step = (left as PathNode)?.LastStep ?? left;
        if (step.Stages is not null || step.Predicates is not null)
        {
            throw JsonataException.Of("S0215", position);
        }

        if (step is SortNode)
        {
            throw JsonataException.Of("S0216", position);
        }

        (step.Focus, step.IsTuple) = (variable, true);
        return left;
    }

    /// <summary><c>left#$variable</c>.</summary>
    public static PathNode Index(Node left, string variable)
    {
        var path = left as PathNode;
        if (path is null)
        {
            path = new PathNode([left], left.Position);
            (left.Stages, left.Predicates) = (left.Predicates, null);
        }

        var step = path.LastStep;
        if (step.Stages is null)
        {
            step.Index = variable;
        }
        else
        {
            step.Stages.Add(new Stage(null, variable));
        }

        step.IsTuple = true;
        return path;
    }

    // A text in a path is a name; other literals cannot be applied to anything.
    private static Node AsStep(Node node) => node switch
    {
        LiteralNode { Value: TextValue name } => new NameNode(name.Text, node.Position) { Predicates = node.Predicates, Stages = node.Stages, KeepsList = node.KeepsList },
        LiteralNode literal => throw JsonataException.Of("S0213", node.Position, ("value", literal.Value)),
        _ => node,
    };

    private static void MarkConstructor(Node step) => step.IsConstructor |= step is ArrayNode;
}
