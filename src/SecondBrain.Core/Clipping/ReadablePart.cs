using AngleSharp.Dom;

namespace SecondBrain.Core.Clipping;

/// <summary>
/// Finds the element that holds what a page says. Blocks are text or boilerplate by the number of their words and the density of links, after
/// C. Kohlschütter, P. Fankhauser, W. Nejdl: Boilerplate Detection using Shallow Text Features, WSDM 2010; what the page itself names its article is taken if
/// most of that text is in it, and else the smallest element that holds most of it.
/// </summary>
internal sealed class ReadablePart
{
    private const int FewestWords = 8;

    private const double MostLinks = 1.0 / 3;

    /// <summary>The share of the page's text that its article has at least.</summary>
    private const double MostText = 0.6;

    private readonly Dictionary<IElement, int> _text = [];

    private ReadablePart()
    {
    }

    /// <returns>The body itself when no part of it stands out.</returns>
    public static IElement Of(IElement body)
    {
        var part = new ReadablePart();
        part.Measure(body, inArticle: false);
        var total = part.TextOf(body);
        if (total == 0)
        {
            return body;
        }

        foreach (var named in (Func<IElement, bool>[])[IsArticleBody, IsArticle, IsMain])
        {
            var best = part._text.Keys.Where(named).MaxBy(part.TextOf);
            if (best is not null && part.TextOf(best) >= total * MostText)
            {
                return best;
            }
        }

        return part.Smallest(body, total);
    }

    private static bool IsArticleBody(IElement element) => element.GetAttribute("itemprop") is { } name && name.Contains("articleBody", StringComparison.Ordinal);

    private static bool IsArticle(IElement element) => element.LocalName == "article" || element.GetAttribute("role") == "article";

    private static bool IsMain(IElement element) => element.LocalName == "main" || element.GetAttribute("role") == "main";

    private int TextOf(IElement element) => _text.GetValueOrDefault(element);

    private IElement Smallest(IElement from, int total)
    {
        while (from.Children.MaxBy(TextOf) is { } child && TextOf(child) >= total * 0.8 && HtmlNames.IsBlock(child.LocalName) && child.LocalName is not ("p" or "pre" or "li" or "blockquote" or "td" or "tr" or "tbody"))
        {
            from = child;
        }

        return from;
    }

    /// <summary>Characters of the blocks under an element that are text; its own text, where it has some, is a block too.</summary>
    private (int Words, int Characters, int Linked) Measure(IElement element, bool inArticle)
    {
        if (Boilerplate.IsHidden(element) || Boilerplate.IsAround(element, inArticle))
        {
            return default;
        }

        var isArticle = inArticle || IsArticle(element) || IsMain(element);
        var (words, characters, linked, below) = (0, 0, 0, 0);
        foreach (var child in element.ChildNodes)
        {
            if (child is IElement inner)
            {
                var own = Measure(inner, isArticle);
                (words, characters, linked) = (words + own.Words, characters + own.Characters, linked + (inner.LocalName == "a" ? own.Characters : own.Linked));
                below += TextOf(inner);
            }
            else if (child is IText text)
            {
                var (more, length) = Count(text.Data);
                (words, characters) = (words + more, characters + length);
            }
        }

        var isBlock = HtmlNames.IsBlock(element.LocalName);
        if (isBlock && (words >= FewestWords || element.LocalName == "pre") && linked <= characters * MostLinks)
        {
            below += characters;
        }

        if (below > 0)
        {
            _text[element] = below;
        }

        return isBlock ? default : (words, characters, linked);
    }

    private static (int Words, int Characters) Count(string text)
    {
        var (words, characters, inWord) = (0, 0, false);
        foreach (var c in text)
        {
            var isSpace = char.IsWhiteSpace(c);
            characters += isSpace ? 0 : 1;
            words += !isSpace && (!inWord || c >= '\u2E80') ? 1 : 0; // scripts that do not part words
            inWord = !isSpace;
        }

        return (words, characters);
    }
}
