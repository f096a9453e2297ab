using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>Reads the structure with Markdig: CommonMark's blocks, and of its inlines those that matter to links.</summary>
internal static class MarkdigStructure
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <exception cref="ArgumentException">Nested deeper than Markdig allows.</exception>
    public static MarkdownStructure Read(string text, int start)
    {
        // Markdig positions are those of the text it gets: the front matter is blanked rather than cut.
        var document = Markdig.Markdown.Parse(start == 0 ? text : Blank(text, start), Pipeline);
        var opaque = new List<TextSpan>();
        var headings = new List<MarkdownHeading>();
        var links = new List<MarkdownLink>();
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case HeadingBlock heading when Within(heading.Span, text):
                    headings.Add(new MarkdownHeading(heading.Level, Content(heading, text), ToSpan(heading.Span)));
                    break;
                case CodeBlock or CodeInline or AutolinkInline or HtmlInline when Within(node.Span, text):
                    opaque.Add(ToSpan(node.Span));
                    break;
                case LinkReferenceDefinition { Url: { } url } definition when Within(definition.Span, text):
                    links.Add(new MarkdownLink(url, ToSpan(definition.LabelSpan), ToSpan(definition.Span)));
                    break;
                case LinkInline { IsShortcut: false, Reference: null, Url: { } url } link when Within(link.Span, text):
                    links.Add(new MarkdownLink(url, ToSpan(link.LabelSpan), ToSpan(link.Span)));
                    break;
            }
        }

        return new MarkdownStructure(TextSpans.Merge(opaque), headings, links);
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = true };
        // Emphasis moves no link, and its delimiter search is not linear on hostile text.
        builder.InlineParsers.RemoveAll(parser => parser is EmphasisInlineParser);
        return builder.Build();
    }

    private static string Blank(string text, int start) => string.Create(text.Length, (text, start), static (result, state) =>
    {
        result[..state.start].Fill('\n');
        state.text.AsSpan(state.start).CopyTo(result[state.start..]);
    });

    private static TextSpan Content(HeadingBlock heading, string text)
    {
        var end = heading.IsSetext ? LineEnd(text, heading.Span.Start) : heading.Span.End + 1;
        var start = heading.Span.Start;
        if (!heading.IsSetext)
        {
            while (start < end && text[start] == '#')
            {
                start++;
            }
        }

        var content = text.AsSpan(start, end - start);
        if (!heading.IsSetext && content.TrimEnd().TrimEnd('#') is var open && (open.IsEmpty || char.IsWhiteSpace(open[^1])))
        {
            content = open;
        }

        var leading = content.Length - content.TrimStart().Length;
        return new TextSpan(start + leading, start + Math.Max(leading, content.TrimEnd().Length));
    }

    private static int LineEnd(string text, int start) => text.AsSpan(start).IndexOfAny('\r', '\n') is var n and >= 0 ? start + n : text.Length;

    private static bool Within(SourceSpan span, string text) => span.Start >= 0 && span.End >= span.Start && span.End < text.Length;

    private static TextSpan ToSpan(SourceSpan span) => span.IsEmpty ? new TextSpan(0, 0) : new TextSpan(span.Start, span.End + 1);
}
