using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

internal static class HeadingText
{
    /// <summary>The heading with its closing marks (<c># One #</c>), and where its text is.</summary>
    public static MarkdownHeading Of(string text, int level, TextSpan span, bool underlined)
    {
        var lineEnd = text.AsSpan(span.Start).IndexOfAny('\r', '\n') is var n and >= 0 ? span.Start + n : text.Length;
        if (underlined)
        {
            return new MarkdownHeading(level, Trim(text, span.Start, Math.Min(lineEnd, span.End)), span);
        }

        var whole = Trim(text, span.Start, Math.Max(lineEnd, span.End));
        var start = whole.Start + Math.Min(level, whole.Length);
        var content = whole.Of(text)[(start - whole.Start)..];
        if (content.TrimEnd('#') is var open && (open.IsEmpty || char.IsWhiteSpace(open[^1])))
        {
            content = open;
        }

        return new MarkdownHeading(level, Trim(text, start, start + content.Length), whole);
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
