using SecondBrain.StatesLanguage.Jsonata.Nodes;

namespace SecondBrain.StatesLanguage.Jsonata;

/// <summary>Finds what reads a context or a value that a state's expression does not have: its input is <c>$states.input</c>.</summary>
internal static class TopLevelReferences
{
    public static IEnumerable<string> Find(JsonataExpression expression, bool hasErrorOutput)
    {
        // A stack, not recursion: a chain of operators is as deep as it is long.
        var open = new Stack<(Node Node, bool HasContext)>([(expression.Root, false)]);
        var found = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var next))
        {
            var (node, hasContext) = next;
            if (Name(node, hasContext) is { } name && found.Add(name))
            {
                yield return $"Reference to '{name}' at the top level is not supported.";
            }

            if (!hasErrorOutput && node is PathNode { Steps: [VariableNode { Name: "states" }, NameNode { Name: "errorOutput" }, ..] } && found.Add("$states.errorOutput"))
            {
                yield return "Reference to '$states.errorOutput' is only supported in a catcher.";
            }

            // What stands before a call's parentheses is no reference: "Did you mean $f?" is said when it is called.
            foreach (var part in node is CallNode call ? call.Parts.Where(p => p != call.Procedure || p is not PathNode { Steps: [NameNode] }) : node.Parts)
            {
                open.Push((part, hasContext));
            }

            foreach (var part in node.InnerParts)
            {
                open.Push((part, true));
            }
        }
    }

    private static string? Name(Node node, bool hasContext) => node switch
    {
        VariableNode { Name: "$" } => "$$",
        _ when hasContext => null,
        VariableNode { Name: "" } => "$",
        NameNode name => name.Name,
        WildcardNode => "*",
        DescendantNode => "**",
        _ => null,
    };
}
