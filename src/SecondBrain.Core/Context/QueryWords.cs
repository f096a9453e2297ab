using SecondBrain.Core.Notes;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Context;

/// <summary>The words of a question, and where a text has them in some form.</summary>
internal sealed class QueryWords
{
    private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);

    private readonly List<string> _forming = new(4);

    /// <param name="written">As the question wrote them.</param>
    public QueryWords(IEnumerable<string> written)
    {
        Written = [.. written.Distinct(StringComparer.OrdinalIgnoreCase)];
        for (var word = 0; word < Written.Count; word++)
        {
            foreach (var token in Tokenizer.Tokenize(Written[word]))
            {
                foreach (var form in Forms(token))
                {
                    _forms.TryAdd(form, word);
                }
            }
        }
    }

    public IReadOnlyList<string> Written { get; }

    /// <summary>Which words the tokens have, by number, and where each occurrence is.</summary>
    public (HashSet<int> Words, List<(TextSpan Span, int Word)> Places) Find(List<Token> tokens)
    {
        var words = new HashSet<int>();
        var places = new List<(TextSpan, int)>();
        foreach (var token in tokens)
        {
            foreach (var form in Forms(token))
            {
                if (_forms.TryGetValue(form, out var word))
                {
                    words.Add(word);
                    places.Add((new TextSpan(token.Start, token.Start + token.Length), word));
                    break;
                }
            }
        }

        return (words, places);
    }

    /// <summary>The stems in both languages: a passage may be in another one than its note.</summary>
    private List<string> Forms(Token token)
    {
        _forming.Clear();
        TermAnalysis.AddTerms(token, NoteLanguage.English, _forming);
        if (token.Kind == TokenKind.Word)
        {
            TermAnalysis.AddTerms(token, NoteLanguage.Spanish, _forming);
        }

        return _forming;
    }
}
