using System.Text.RegularExpressions;

namespace SecondBrain.Assets.Tests.Documentation;

/// <summary>
/// A drawing of the checkout in a fenced block: a path a line, or several with two spaces between, what it is behind two spaces or
/// <c>#</c>, deeper ones indented, with or without the lines of <c>tree</c>.
/// </summary>
internal static partial class LayoutTree
{
    /// <summary>The block that draws the layout; null when the page has none.</summary>
    public static string? Find(MarkdownPage page) =>
        page.Blocks().Select(block => block.Text).FirstOrDefault(text => Paths(text).Count(path => path is "src/" or "functions/" or "tests/" or "statemachines/") >= 3);

    /// <summary>The paths that the block draws, folders with <c>/</c> at their end.</summary>
    public static IReadOnlyList<string> Paths(string block)
    {
        var paths = new List<string>();
        var open = new Stack<(int Indent, string Path)>();
        foreach (var line in block.Split('\n'))
        {
            var indent = Indent().Match(line).Length;
            foreach (var name in Names(line[indent..]))
            {
                while (open.TryPeek(out var above) && above.Indent >= indent) open.Pop();
                var path = (open.TryPeek(out var folder) ? folder.Path : "") + name;
                paths.Add(path);
                if (name.EndsWith('/')) open.Push((indent, path));
            }
        }

        return paths;
    }

    /// <summary>What is drawn and not there, and folders that are there and not drawn: at the top, and wherever a folder's folders are drawn.</summary>
    public static IEnumerable<string> Differences(string block)
    {
        var drawn = Paths(block).ToHashSet(StringComparer.Ordinal);
        foreach (var path in drawn.Where(path => !Checkout.Has(path))) yield return $"{path} is drawn and not there";
        var parents = drawn.Where(path => path.EndsWith('/')).Select(path => path[..(path.TrimEnd('/').LastIndexOf('/') + 1)]).Distinct(StringComparer.Ordinal);
        foreach (var parent in parents.Where(Checkout.Has))
        {
            foreach (var folder in Checkout.Folders(parent).Where(folder => !drawn.Any(path => path.StartsWith($"{parent}{folder}/", StringComparison.Ordinal))))
            {
                yield return $"{parent}{folder}/ is there and not drawn";
            }
        }
    }

    private static IEnumerable<string> Names(string line)
    {
        foreach (var part in Gap().Split(line.Trim()))
        {
            if (!PathLike().IsMatch(part)) yield break;
            if (part is not ("." or "./")) yield return part;
            if (part.EndsWith('/')) yield break; // what follows says what the folder is for
        }
    }

    [GeneratedRegex("^[ │├└─|`+-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Indent();

    [GeneratedRegex(" {2,}|\t| #", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();

    // a name with a dot or a slash; a word is a description
    [GeneratedRegex(@"^(?=.*[./]|LICENSE$)[\w.*@/-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex PathLike();
}
