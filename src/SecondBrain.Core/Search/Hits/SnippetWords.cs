using SecondBrain.Core.Search.Matching;
using SecondBrain.Core.Search.Queries;

namespace SecondBrain.Core.Search.Hits;

/// <summary>What is to be shown of a text: the words and phrases of a query, numbered.</summary>
internal sealed class SnippetWords
{
    private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);
    private readonly List<(string Start, int Word)> _starts = [];
    private readonly List<double> _rarity = [];

    public SnippetWords(IReadOnlyList<FoundWord> words, IReadOnlyList<QueryPhrase> phrases)
    {
        foreach (var word in words)
        {
            foreach (var form in word.Forms)
            {
                _forms.TryAdd(form, _rarity.Count);
            }

            if (word.Start is { } start)
            {
                _starts.Add((start, _rarity.Count));
            }

            _rarity.Add(word.Rarity);
        }

        // A passage with the phrase is better than one with all the words apart.
        var all = 1 + _rarity.Sum();
        Phrases = [.. phrases.Where(phrase => phrase.Steps.Count > 1).Select((phrase, i) => (phrase, words.Count + i))];
        _rarity.AddRange(Phrases.Select(_ => all));
    }

    public IReadOnlyList<(QueryPhrase Phrase, int Word)> Phrases { get; }

    /// <summary>By number.</summary>
    public IReadOnlyList<double> Rarity => _rarity;

    /// <param name="forms">The terms that a token of the text stands for.</param>
    /// <param name="text">The token, lower case and folded.</param>
    /// <returns>The number of the query's word; -1 for another one.</returns>
    public int NumberOf(List<string> forms, string text)
    {
        foreach (var form in forms)
        {
            if (_forms.TryGetValue(form, out var word))
            {
                return word;
            }
        }

        foreach (var (start, word) in _starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return -1;
    }
}
