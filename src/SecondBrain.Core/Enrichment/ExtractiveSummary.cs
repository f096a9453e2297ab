using System.Text;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Enrichment;

/// <summary>The sentences of a text that carry most of its key phrases, verbatim and in their order.</summary>
internal static class ExtractiveSummary
{
    private const int Sentences = 2;
    private const int MaxLength = 320;
    private const int MinWords = 4;

    /// <summary>Null for a text without a whole sentence.</summary>
    public static string? Of(string text, TextSpan body, KeyPhrases phrases)
    {
        var best = Split(text, body)
            .Select(span => (Span: span, Words: TextWords.Of(text, span)))
            .Where(sentence => sentence.Words.Count >= MinWords && sentence.Span.Length <= MaxLength)
            .Select((sentence, i) => (sentence.Span, Score: Score(sentence.Words, phrases) * (i == 0 ? 1.5 : 1))) // a note says first what it is about
            .OrderByDescending(sentence => sentence.Score).ThenBy(sentence => sentence.Span.Start)
            .Take(Sentences)
            .OrderBy(sentence => sentence.Span.Start);
        var summary = new StringBuilder();
        foreach (var (span, _) in best)
        {
            if (summary.Length > 0 && summary.Length + span.Length + 1 > MaxLength)
            {
                break;
            }

            summary.Append(summary.Length > 0 ? " " : "").Append(span.Of(text));
        }

        return summary.Length > 0 ? summary.ToString() : null;
    }

    private static double Score(List<TextWord> words, KeyPhrases phrases) => words.Sum(word => phrases.ScoreOf(word.Key)) / Math.Sqrt(words.Count);

    /// <summary>Headings, lists of links and fences are no sentences.</summary>
    private static IEnumerable<TextSpan> Split(string text, TextSpan body)
    {
        for (var start = body.Start; start < body.End;)
        {
            var end = start;
            while (end < body.End && text[end] is not ('\n' or '\r') && !EndsSentence(text, end, body.End))
            {
                end++;
            }

            var after = end < body.End && text[end] is '.' or '!' or '?' or '…' ? end + 1 : end;
            var from = start;
            while (from < after && (char.IsWhiteSpace(text[from]) || text[from] is '-' or '*' or '>'))
            {
                from++;
            }

            if (after > from && text[from] is not ('#' or '|' or '`' or '<' or '!' or '['))
            {
                yield return new TextSpan(from, after);
            }

            start = Math.Max(after, end + 1);
        }
    }

    private static bool EndsSentence(string text, int at, int end) =>
        text[at] is '.' or '!' or '?' or '…' && (at + 1 == end || char.IsWhiteSpace(text[at + 1]));
}
