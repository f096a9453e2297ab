namespace SecondBrain.Core.Clipping;

/// <summary>The elements that begin a new block of text.</summary>
internal static class HtmlNames
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "html", "body", "main", "article", "section", "div", "header", "footer", "aside", "nav", "hgroup", "address", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "menu", "li", "dl", "dt", "dd",
        "blockquote", "pre", "xmp", "listing", "plaintext", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "figure", "figcaption", "details", "summary", "fieldset", "legend", "form", "hr", "center", "search", "dir",
    };

    public static bool IsBlock(string name) => Blocks.Contains(name);

    /// <summary>1 to 6; 0 for another element.</summary>
    public static int Heading(string name) => name is ['h', >= '1' and <= '6'] ? name[1] - '0' : 0;
}
