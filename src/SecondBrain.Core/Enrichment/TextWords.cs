using SecondBrain.Core.Notes;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Enrichment;

/// <summary>The words of a text in order, without overlaps, so that names of several words can be found in it.</summary>
internal static class TextWords
{
    /// <summary>Names of more words are not looked for.</summary>
    public const int MaxNameWords = 6;

    public static List<TextWord> Of(string text, TextSpan range)
    {
        var words = new List<TextWord>();
        var starts = true;
        for (var at = range.Start; at < range.End;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                starts |= text[at] is not (' ' or '-');
                at++;
                continue;
            }

            var start = at;
            while (at < range.End && (char.IsLetterOrDigit(text[at]) || IsInnerApostrophe(text, at, range.End)))
            {
                at++;
            }

            words.Add(new TextWord(new TextSpan(start, at), WordFolding.Fold(text.AsSpan(start, at - start), out _), starts));
            starts = false;
        }

        return words;
    }

    /// <summary>A name as its words, joined by spaces; empty for one without letters.</summary>
    public static string Key(string name) => string.Join(' ', Of(name, new TextSpan(0, name.Length)).Select(word => word.Key));

    /// <summary>Where each run of up to <see cref="MaxNameWords"/> words occurs first, by its key. A run does not cross an excluded range.</summary>
    public static Dictionary<string, TextSpan> Phrases(IReadOnlyList<TextWord> words, IReadOnlyList<TextSpan> excluded)
    {
        var phrases = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        for (var first = 0; first < words.Count; first++)
        {
            var key = "";
            for (var last = first; last < words.Count && last < first + MaxNameWords; last++)
            {
                var word = words[last].Span;
                if (excluded.Any(span => word.Start < span.End && span.Start < word.End))
                {
                    break;
                }

                key = last == first ? words[last].Key : $"{key} {words[last].Key}";
                phrases.TryAdd(key, new TextSpan(words[first].Span.Start, word.End));
            }
        }

        return phrases;
    }

    private static bool IsInnerApostrophe(string text, int at, int end) =>
        text[at] is '\'' or '’' && at + 1 < end && char.IsLetter(text[at + 1]) && at > 0 && char.IsLetter(text[at - 1]);
}
