using System.Globalization;
using AngleSharp.Dom;

namespace SecondBrain.Core.Clipping;

/// <summary>Turns an element of a page into Markdown: headings, paragraphs, lists, quotations, code, tables.</summary>
/// <param name="address">What relative links are relative to.</param>
internal sealed class MarkdownBlocks(Uri address)
{
    /// <summary>Lists and quotations inside each other; what is deeper is written at this depth.</summary>
    private const int MaxNesting = 12;

    private readonly MarkdownInline _inline = new(address);

    public string Of(IElement root) => string.Join("\n\n", Blocks(root, nesting: 0, inTable: false));

    private List<string> Blocks(IElement parent, int nesting, bool inTable)
    {
        var blocks = new List<string>();
        var run = new List<INode>();
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element && HasBlocks(element))
            {
                End(run, blocks);
                if (!Boilerplate.IsHidden(element) && !Boilerplate.IsAround(element, inArticle: true))
                {
                    blocks.AddRange(Block(element, nesting, inTable).Where(block => block.Length > 0));
                }
            }
            else
            {
                run.Add(child);
            }
        }

        End(run, blocks);
        return blocks;
    }

    /// <summary>A block, or something else with a block inside, such as a link around a heading.</summary>
    private static bool HasBlocks(IElement element) =>
        HtmlNames.IsBlock(element.LocalName) || (element.LocalName is not ("svg" or "math" or "button" or "select") && element.Children.Any(HasBlocks));

    private void End(List<INode> run, List<string> blocks)
    {
        if (run.Count > 0 && MarkdownText.Paragraph(_inline.Of(run)) is { Length: > 0 } paragraph)
        {
            blocks.Add(paragraph);
        }

        run.Clear();
    }

    private List<string> Block(IElement element, int nesting, bool inTable)
    {
        var name = element.LocalName;
        if (HtmlNames.Heading(name) is var level and > 0)
        {
            var words = MarkdownText.OneLine(_inline.Of(element.ChildNodes)).Trim();
            return words.Length > 0 ? [$"{new string('#', level)} {words}"] : [];
        }

        return name switch
        {
            "hr" => ["***"],
            "pre" or "xmp" or "listing" or "plaintext" => [MarkdownText.CodeBlock(PlainText.Of(element), Language(element))],
            "ul" or "ol" or "menu" or "dir" when nesting < MaxNesting => [List(element, nesting)],
            "blockquote" when nesting < MaxNesting => [Indent(string.Join("\n\n", Blocks(element, nesting + 1, inTable)), "> ", "> ")],
            "table" when !inTable && MarkdownTable.Of(element, _inline) is { } table => [table],
            "dt" or "summary" or "caption" or "legend" when MarkdownText.OneLine(_inline.Of(element.ChildNodes)) is { Length: > 0 } words && !element.Children.Any(HasBlocks) => [words.Contains('*') ? words : $"**{words}**"],
            "dd" when nesting < MaxNesting => [Indent(string.Join("\n\n", Blocks(element, nesting + 1, inTable)), "- ", "  ")],
            "a" when _inline.Link(element.GetAttribute("href")) is { } link => Linked(Blocks(element, nesting, inTable), link),
            _ => Blocks(element, nesting, inTable),
        };
    }

    /// <summary>A link around blocks is the link of the first heading or paragraph that has none.</summary>
    private static List<string> Linked(List<string> blocks, string link)
    {
        var at = blocks.FindIndex(block => block.Length > 0 && !block.Contains('\n') && !block.Contains("](", StringComparison.Ordinal) && block[0] is not ('|' or '>' or '-' or '`') && block != "***" && !char.IsAsciiDigit(block[0]));
        if (at >= 0)
        {
            var words = blocks[at].TrimStart('#').TrimStart();
            blocks[at] = $"{blocks[at][..^words.Length]}[{words}]({link})";
        }

        return blocks;
    }

    private string List(IElement list, int nesting)
    {
        var number = list.LocalName == "ol" ? int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start < 1_000_000 ? start : 1 : -1;
        var items = new List<string>();
        foreach (var child in list.ChildNodes)
        {
            if (child is IText && MarkdownText.Paragraph(_inline.Of([child])) is { Length: > 0 } words)
            {
                items.Add(Indent(words, "- ", "  ")); // text that stands in no item, which the list does not count
                continue;
            }

            if (child is not IElement item || Boilerplate.IsHidden(item) || Boilerplate.IsAround(item, inArticle: true))
            {
                continue;
            }

            var blocks = item.LocalName == "li" || !HtmlNames.IsBlock(item.LocalName) ? Blocks(item, nesting + 1, inTable: false) : Block(item, nesting + 1, inTable: false);
            if (blocks.Count == 0)
            {
                continue;
            }

            var mark = number < 0 ? "- " : string.Create(CultureInfo.InvariantCulture, $"{number++}. ");
            items.Add(Indent(Tight(blocks), mark, new string(' ', mark.Length)));
        }

        return string.Join('\n', items);
    }

    /// <summary>A list right under its item's words needs no blank line.</summary>
    private static string Tight(List<string> blocks) =>
        blocks is [_, ['-' or (>= '0' and <= '9'), ..] inner] ? blocks[0] + "\n" + inner : string.Join("\n\n", blocks);

    private static string Indent(string text, string first, string rest) => text.Length == 0
        ? ""
        : first + text.Replace("\n", "\n" + rest, StringComparison.Ordinal).Replace("\n" + rest + "\n", "\n" + rest.TrimEnd() + "\n", StringComparison.Ordinal);

    private static string Language(IElement pre)
    {
        var names = $"{pre.ClassName} {pre.QuerySelector("code")?.ClassName} {pre.ParentElement?.ClassName}".Split(' ');
        var name = names.Select(each => each.StartsWith("language-", StringComparison.Ordinal) ? each[9..] : each.StartsWith("lang-", StringComparison.Ordinal) ? each[5..] : "").FirstOrDefault(each => each.Length > 0) ?? "";
        return name.Length <= 20 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '#' or '-') ? name : "";
    }
}
