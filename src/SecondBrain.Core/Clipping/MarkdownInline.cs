using System.Text;
using AngleSharp.Dom;

namespace SecondBrain.Core.Clipping;

/// <summary>Runs of text inside of a block: emphasis, code, links with absolute addresses, images as links.</summary>
/// <param name="address">What relative links are relative to.</param>
internal sealed class MarkdownInline(Uri address)
{
    private const int MaxLink = 2048;

    public string Of(IEnumerable<INode> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            Append(node, text, inLink: false);
        }

        return MarkdownText.Collapse(text.ToString());
    }

    private void Append(INode node, StringBuilder text, bool inLink)
    {
        if (node is IText own)
        {
            text.Append(MarkdownText.Escape(own.Data));
        }
        else if (node is IElement element && !Boilerplate.IsHidden(element))
        {
            Append(element, text, inLink);
        }
    }

    private void Append(IElement element, StringBuilder text, bool inLink)
    {
        switch (element.LocalName)
        {
            case "br":
                text.Append(MarkdownText.Break);
                break;
            case "code" or "kbd" or "samp" or "tt" or "var" when !inLink:
                text.Append(MarkdownText.Code(PlainText.Of(element)));
                break;
            case "math":
                text.Append(MarkdownText.Code(element.GetAttribute("alttext") ?? PlainText.Of(element)));
                break;
            case "strong" or "b":
                Wrap("**", element, text, inLink);
                break;
            case "em" or "i" or "cite" or "dfn":
                Wrap("*", element, text, inLink);
                break;
            case "del" or "s" or "strike":
                Wrap("~~", element, text, inLink);
                break;
            case "q":
                text.Append('"').Append(Inside(element, inLink)).Append('"');
                break;
            case "img":
                AppendImage(element, text, inLink);
                break;
            case "a" when IsAnchorMark(element):
                break;
            case "a" when !inLink && Link(element.GetAttribute("href")) is { } link:
                AppendLink(Inside(element, inLink: true), link, text);
                break;
            case var name:
                Join(text.Append(HtmlNames.IsBlock(name) ? " " : ""), Inside(element, inLink)).Append(HtmlNames.IsBlock(name) ? " " : "");
                break;
        }
    }

    /// <summary>The little sign beside a heading that links to it.</summary>
    private static bool IsAnchorMark(IElement link) =>
        link.GetAttribute("href")?.StartsWith('#') is true && PlainText.Of(link).Trim() is { Length: <= 2 } text && text.All(c => c is '#' or '\u00B6' or '\u00A7' or '\u2693');

    private string Inside(IElement element, bool inLink)
    {
        var inside = new StringBuilder();
        foreach (var child in element.ChildNodes)
        {
            Append(child, inside, inLink);
        }

        return inside.ToString();
    }

    /// <summary>Marks stand next to their words: spaces at the ends go outside.</summary>
    private void Wrap(string mark, IElement element, StringBuilder text, bool inLink)
    {
        var inside = Inside(element, inLink);
        var words = inside.Trim(' ', MarkdownText.Break);
        if (words.Length == 0 || words.Contains(MarkdownText.Break) || words.StartsWith(mark[0]) || words.EndsWith(mark[0]))
        {
            Join(text, inside);
            return;
        }

        var start = inside.Length - inside.TrimStart(' ', MarkdownText.Break).Length;
        text.Append(inside.AsSpan(0, start)).Append(mark).Append(words).Append(mark).Append(inside.AsSpan(start + words.Length));
    }

    private void AppendImage(IElement image, StringBuilder text, bool inLink)
    {
        var words = MarkdownText.Collapse(MarkdownText.Escape(image.GetAttribute("alt") ?? ""));
        if (words.Length == 0)
        {
            return; // it says nothing, or only counts who reads
        }

        if (inLink || Link(image.GetAttribute("src")) is not { } source)
        {
            text.Append("Image: ").Append(words);
            return;
        }

        AppendLink("Image: " + words, source, text);
    }

    private static void AppendLink(string inside, string link, StringBuilder text)
    {
        var words = MarkdownText.OneLine(MarkdownText.Collapse(inside));
        Join(text, words.Length == 0 ? "" : inside.StartsWith(' ') ? $" [{words}]({link})" : $"[{words}]({link})").Append(inside.EndsWith(' ') ? " " : "");
    }

    /// <summary>A "!" right before a link would make a picture of it, which whatever shows the note would fetch.</summary>
    private static StringBuilder Join(StringBuilder text, string next)
    {
        if (next.StartsWith('[') && text.Length > 0 && text[^1] == '!')
        {
            text.Insert(text.Length - 1, '\\');
        }

        return text.Append(next);
    }

    /// <summary>Null for an address that leads nowhere, stays on the page, or is no address of the web.</summary>
    public string? Link(string? text)
    {
        if (text?.Trim() is not { Length: > 0 and <= MaxLink } link || link[0] == '#' || !Uri.TryCreate(address, link, out var uri) || uri.Scheme is not ("http" or "https" or "mailto") || uri.UserInfo.Length > 0 && uri.Scheme != "mailto")
        {
            return null;
        }

        var safe = new StringBuilder(uri.AbsoluteUri.Length);
        foreach (var c in uri.AbsoluteUri)
        {
            safe.Append(c is '(' or ')' or '[' or ']' or '|' or '\\' or '<' or '>' or '"' or '`' or '*' or '^' || char.IsWhiteSpace(c) || char.IsControl(c) ? Uri.HexEscape(c <= 255 ? c : ' ') : c);
        }

        return safe.ToString();
    }
}
