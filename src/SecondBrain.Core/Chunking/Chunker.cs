using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Chunking;

/// <summary>
/// Cuts a note at its headings, and what is longer than the maximum at paragraphs, else lines, else sentences, else words, else anywhere
/// but inside a surrogate pair. Chunks are in order, do not overlap, and together hold every character of the body that is not white space.
/// A blank body has no chunks: such a note is found by its title.
/// </summary>
public static class Chunker
{
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static IReadOnlyList<Chunk> Split(string text, ParsedNote note, ChunkingOptions options)
    {
        options.Validate(nameof(options));
        var chunks = new List<Chunk>();
        var sections = Sections(text, note);
        for (var i = 0; i < sections.Count;)
        {
            var (span, path) = sections[i++];
            while (span.Length < options.MinimumLength && i < sections.Count && sections[i].Span.End - span.Start <= options.MaximumLength)
            {
                span = new TextSpan(span.Start, sections[i++].Span.End);
            }

            foreach (var piece in Pieces(text, span, options))
            {
                chunks.Add(new Chunk(chunks.Count, piece, path));
            }
        }

        return chunks;
    }

    private static List<(TextSpan Span, string Path)> Sections(string text, ParsedNote note)
    {
        var sections = new List<(TextSpan, string)>();
        var path = new List<ParsedHeading>();
        var start = note.Body.Start;
        foreach (var heading in note.Headings)
        {
            var at = LineStart(text, heading.Span.Start, start);
            AddSection(text, start, at, path, sections);
            start = at;
            path.RemoveAll(above => above.Level >= heading.Level);
            path.Add(heading);
        }

        AddSection(text, start, note.Body.End, path, sections);
        return sections;
    }

    private static void AddSection(string text, int start, int end, List<ParsedHeading> path, List<(TextSpan, string)> sections)
    {
        var span = Trim(text, start, end);
        if (span.Length > 0)
        {
            sections.Add((span, string.Join(" > ", path.Select(heading => heading.Text).Where(title => title.Length > 0))));
        }
    }

    /// <summary>A heading inside a list or quote starts its section with the line's own mark.</summary>
    private static int LineStart(string text, int at, int notBefore)
    {
        while (at > notBefore && text[at - 1] is not ('\n' or '\r'))
        {
            at--;
        }

        return at;
    }

    private static IEnumerable<TextSpan> Pieces(string text, TextSpan span, ChunkingOptions options)
    {
        while (span.Length > options.MaximumLength)
        {
            var cut = ChunkBoundary.Find(text, span.Start, span.Start + options.TargetLength, span.Start + options.MaximumLength);
            if (Trim(text, span.Start, cut) is { Length: > 0 } piece)
            {
                yield return piece;
            }

            span = Trim(text, cut, span.End);
        }

        if (span.Length > 0)
        {
            yield return span;
        }
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
