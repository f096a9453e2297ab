using SecondBrain.Core.Notes;
using SecondBrain.Core.Search.Matching;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Hits;

/// <summary>Cuts the passage out of a chunk that shows best why it was found.</summary>
internal static class Snippet
{
    /// <summary>Characters, unless the text is one long word.</summary>
    public const int MaximumLength = 240;

    public static (string Text, IReadOnlyList<TextSpan> Highlights) Of(string text, NoteLanguage language, SnippetWords words)
    {
        var matches = Matches(text, language, words);
        var window = BestWindow(text, matches, words.Rarity);
        var highlights = Merge(matches, window);
        return (window.Of(text).ToString(), highlights);
    }

    private static List<(TextSpan Span, int Word)> Matches(string text, NoteLanguage language, SnippetWords words)
    {
        var tokens = Tokenizer.Tokenize(text);
        var matches = new List<(TextSpan, int)>();
        var forms = new List<string>(4);
        foreach (var token in tokens)
        {
            forms.Clear();
            TermAnalysis.AddTerms(token, language, forms);
            if (words.NumberOf(forms, token.Text) is var word and >= 0)
            {
                matches.Add((new TextSpan(token.Start, token.Start + token.Length), word));
            }
        }

        foreach (var (phrase, word) in words.Phrases)
        {
            matches.AddRange(PhraseWalk.Find(tokens, phrase).Select(span => (span, word)));
        }

        matches.Sort((a, b) => a.Item1.Start.CompareTo(b.Item1.Start));
        return matches;
    }

    private static TextSpan BestWindow(string text, List<(TextSpan Span, int Word)> matches, IReadOnlyList<double> rarity)
    {
        if (matches.Count == 0)
        {
            return SnippetWindow.Around(text, new TextSpan(0, 0), MaximumLength);
        }

        var best = matches[0].Span;
        var most = -1.0;
        for (var first = 0; first < matches.Count; first++)
        {
            var seen = new HashSet<int>();
            var value = 0.0;
            var last = first;
            for (var i = first; i < matches.Count && matches[i].Span.End - matches[first].Span.Start <= MaximumLength; i++)
            {
                // A repetition tells little, but breaks ties.
                value += seen.Add(matches[i].Word) ? rarity[matches[i].Word] : 0.05 * rarity[matches[i].Word];
                last = i;
            }

            if (value > most)
            {
                (best, most) = (new TextSpan(matches[first].Span.Start, Math.Max(matches[first].Span.End, matches[last].Span.End)), value);
            }
        }

        return SnippetWindow.Around(text, best, MaximumLength);
    }

    private static List<TextSpan> Merge(List<(TextSpan Span, int Word)> matches, TextSpan window)
    {
        var merged = new List<TextSpan>();
        foreach (var (span, _) in matches)
        {
            if (span.Start < window.Start || span.End > window.End)
            {
                continue;
            }

            var inside = new TextSpan(span.Start - window.Start, span.End - window.Start);
            if (merged.Count > 0 && inside.Start < merged[^1].End)
            {
                merged[^1] = new TextSpan(merged[^1].Start, Math.Max(merged[^1].End, inside.End));
            }
            else
            {
                merged.Add(inside);
            }
        }

        return merged;
    }
}
