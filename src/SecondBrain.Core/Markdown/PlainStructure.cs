using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>Reads the structure line by line, for texts that Markdig refuses: fenced code and ATX headings only. Linear.</summary>
internal static class PlainStructure
{
    public static MarkdownStructure Read(string text, int start)
    {
        var opaque = new List<TextSpan>();
        var headings = new List<MarkdownHeading>();
        var fence = -1;
        var mark = "";
        foreach (var line in TextLines.Of(text, start))
        {
            var content = line.Of(text).TrimStart();
            if (fence >= 0)
            {
                if (content.StartsWith(mark))
                {
                    opaque.Add(new TextSpan(fence, line.End));
                    fence = -1;
                }
            }
            else if (content.StartsWith("```") || content.StartsWith("~~~"))
            {
                fence = line.Start;
                mark = content[..3].ToString();
            }
            else if (HeadingLevel(content) is var level and > 0)
            {
                var title = content[level..].Trim();
                var from = line.End - content.Length + level;
                from += content[level..].Length - content[level..].TrimStart().Length;
                headings.Add(new MarkdownHeading(level, new TextSpan(from, from + title.Length), new TextSpan(line.End - content.Length, line.End)));
            }
        }

        if (fence >= 0)
        {
            opaque.Add(new TextSpan(fence, text.Length));
        }

        return new MarkdownStructure(opaque, headings, []);
    }

    private static int HeadingLevel(ReadOnlySpan<char> line)
    {
        var level = line.IndexOfAnyExcept('#') is var n and >= 0 ? n : line.Length;
        return level is >= 1 and <= 6 && level < line.Length && char.IsWhiteSpace(line[level]) ? level : 0;
    }
}
