using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace SecondBrain.Core.Clipping;

/// <summary>
/// Which elements of a page hold its text, as far as its elements name it: a <c>main</c>, an <c>articleBody</c>, an article with a heading of the first level, or code right inside.
/// Found in one pass per page: to ask each element takes time in the depth of the page times its size, twice.
/// </summary>
internal static class TextHolders
{
    private static readonly ConditionalWeakTable<IDocument, HashSet<INode>> Known = [];

    /// <summary>Whether one of those is inside of the element, which is part of a page that changes no more.</summary>
    public static bool Contains(IElement element) => element.Owner is { } page && Known.GetValue(page, Find).Contains(element);

    private static HashSet<INode> Find(IDocument page)
    {
        var holders = new HashSet<INode>();
        var open = new Stack<(IElement Element, bool InArticle)>(page.Children.Select(child => (child, false)));
        while (open.TryPop(out var next))
        {
            var (element, inArticle) = next;
            if (IsNamed(element) || (inArticle && element.LocalName == "h1"))
            {
                for (var around = element.Parent; around is not null && holders.Add(around); around = around.Parent)
                {
                }
            }

            foreach (var child in element.Children)
            {
                open.Push((child, inArticle || element.LocalName == "article"));
            }
        }

        foreach (var code in page.QuerySelectorAll("pre").Where(code => code.Parent is not null))
        {
            holders.Add(code.Parent!); // after the others: what is around it is not marked, and would stop them
        }

        return holders;
    }

    private static bool IsNamed(IElement element) =>
        element.LocalName == "main" || element.GetAttribute("role") == "main" || (element.GetAttribute("itemprop") is { } names && names.Split(' ').Contains("articleBody"));
}
