using Markdig;
using Markdig.Syntax;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>Reads the blocks of a text with Markdig, and their inlines with <see cref="InlineStructure"/>.</summary>
internal static class MarkdigStructure
{
    /// <summary>Markdig's time grows with the square of these; a text with more is read by <see cref="PlainStructure"/>.</summary>
    private const int MaxUnderlinesAndDefinitions = 5000;

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <returns>Null when the text is nested deeper than Markdig allows, or would keep it busy.</returns>
    public static MarkdownStructure? TryRead(string text, int start)
    {
        if (CountUnderlinesAndDefinitions(text, start) > MaxUnderlinesAndDefinitions)
        {
            return null;
        }

        try
        {
            // Markdig's positions are those of the text it gets: the front matter is blanked rather than cut.
            return Read(Markdig.Markdown.Parse(start == 0 ? text : Blank(text, start), Pipeline), text);
        }
        catch (ArgumentException)
        {
            // Markdig's way to say that the nesting is too deep for it.
            return null;
        }
    }

    private static MarkdownStructure Read(MarkdownDocument document, string text)
    {
        var opaque = new List<TextSpan>();
        var headings = new List<MarkdownHeading>();
        var links = new List<MarkdownLink>();
        foreach (var block in document.Descendants<Block>())
        {
            if (block.Span.Start < 0 || block.Span.End < block.Span.Start || block.Span.End >= text.Length)
            {
                continue;
            }

            var span = new TextSpan(block.Span.Start, block.Span.End + 1);
            switch (block)
            {
                case CodeBlock and not FencedCodeBlock when IsOutline(text, span):
                    InlineStructure.Read(text, span, opaque, links);
                    break;
                case CodeBlock or HtmlBlock { Type: HtmlBlockType.Comment or HtmlBlockType.ScriptPreOrStyle }:
                    opaque.Add(span);
                    break;
                case HeadingBlock heading:
                    headings.Add(HeadingText.Of(text, heading.Level, span, heading.IsSetext));
                    InlineStructure.Read(text, span, opaque, links);
                    break;
                case ParagraphBlock:
                    InlineStructure.Read(text, span, opaque, links);
                    break;
                case LinkReferenceDefinition { Url: { } url, Label: { } label } when !label.StartsWith('^'):
                    links.Add(new MarkdownLink(url, new TextSpan(span.Start, span.Start), span));
                    break;
            }
        }

        return new MarkdownStructure(TextSpans.Merge(opaque), headings, links);
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = true };
        // Not all of Markdig's inline parsers are linear on hostile text, and only links and code matter here.
        builder.InlineParsers.Clear();
        return builder.Build();
    }

    /// <summary>Outliners indent lists below a heading or a property by a tab, which CommonMark reads as code.</summary>
    private static bool IsOutline(string text, TextSpan block)
    {
        var content = block.Of(text).TrimStart();
        return content.Length > 2 && content[0] is '-' or '*' or '+' && content[1] is ' ' or '\t';
    }

    private static int CountUnderlinesAndDefinitions(string text, int start)
    {
        var count = 0;
        foreach (var line in TextLines.Of(text, start))
        {
            var content = line.Of(text).TrimStart(" >\t");
            count += content.StartsWith("=") || content.StartsWith("--") || (content.StartsWith("[") && content.Contains("]:", StringComparison.Ordinal)) ? 1 : 0;
        }

        return count;
    }

    private static string Blank(string text, int start) => string.Create(text.Length, (text, start), static (result, state) =>
    {
        result[..state.start].Fill('\n');
        state.text.AsSpan(state.start).CopyTo(result[state.start..]);
    });
}
