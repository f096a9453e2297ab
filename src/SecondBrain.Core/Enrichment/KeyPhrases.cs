using System.Collections.Frozen;

namespace SecondBrain.Core.Enrichment;

/// <summary>
/// Key phrases by RAKE (Rose, Engel, Cramer and Cowley, "Automatic Keyword Extraction from Individual Documents", 2010): phrases are the
/// runs of words between stop words and punctuation; a word scores degree / frequency, a phrase the sum over its words.
/// </summary>
internal sealed class KeyPhrases
{
    private const int MaxWords = 4;
    private const int MinLetters = 3;

    private readonly Dictionary<string, double> _scores = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<TextWord>> _phrases = [];

    public KeyPhrases(IReadOnlyList<TextWord> words, FrozenSet<string> stopWords)
    {
        var phrase = new List<TextWord>();
        foreach (var word in words)
        {
            if (word.Starts)
            {
                End(phrase);
            }

            if (stopWords.Contains(word.Key) || word.Key.Length < MinLetters)
            {
                End(phrase);
            }
            else
            {
                phrase.Add(word);
            }
        }

        End(phrase);
        foreach (var group in _phrases.SelectMany(each => each.Select(word => (word.Key, Degree: each.Count))).GroupBy(pair => pair.Key, StringComparer.Ordinal))
        {
            _scores[group.Key] = (double)group.Sum(pair => pair.Degree) / group.Count();
        }
    }

    /// <summary>0 for a stop word.</summary>
    public double ScoreOf(string key) => _scores.GetValueOrDefault(key);

    /// <summary>The best phrases as the text first writes them.</summary>
    public IReadOnlyList<string> Best(string text, int count) =>
    [
        .. _phrases
            .GroupBy(phrase => string.Join(' ', phrase.Select(word => word.Key)), StringComparer.Ordinal)
            .Select(group => (Phrase: group.First(), Score: group.First().Sum(word => ScoreOf(word.Key)), Times: group.Count()))
            .OrderByDescending(each => each.Times > 1 ? each.Score * 2 : each.Score).ThenBy(each => each.Phrase[0].Span.Start)
            .Take(count)
            .Select(each => text[each.Phrase[0].Span.Start..each.Phrase[^1].Span.End]),
    ];

    private void End(List<TextWord> phrase)
    {
        if (phrase.Count is > 0 and <= MaxWords)
        {
            _phrases.Add([.. phrase]);
        }

        phrase.Clear();
    }
}
