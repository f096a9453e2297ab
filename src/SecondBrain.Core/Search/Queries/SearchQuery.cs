using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Queries;

/// <summary>A query, taken apart.</summary>
/// <param name="Text">The words alone, without operators: what is compared by meaning.</param>
/// <param name="Words">Rank the hits; a hit need have none of them. The words of phrases are among them.</param>
/// <param name="Prefixes">Rank the hits too.</param>
/// <param name="Phrases">A hit has all of them.</param>
/// <param name="Excluded">What a hit has none of.</param>
/// <param name="Conditions">All hold for a hit.</param>
internal sealed record SearchQuery(
    string Text,
    IReadOnlyList<QueryWord> Words,
    IReadOnlyList<QueryPrefix> Prefixes,
    IReadOnlyList<QueryPhrase> Phrases,
    ExcludedParts Excluded,
    IReadOnlyList<QueryCondition> Conditions)
{
    /// <summary>Longer queries are cut: they are pasted texts, and their first words say what is asked.</summary>
    public const int MaximumWords = 256;

    /// <summary>The request's own conditions, which hold beside those of the query.</summary>
    public IReadOnlyList<QueryCondition> Filters { get; init; } = [];

    /// <summary>Whether the query says which notes it wants, with or without words to rank them by.</summary>
    public bool HasOperators => Phrases.Count + Excluded.Count + Conditions.Count > 0;

    /// <summary>A text that is looked for as it is: no sign in it is an operator.</summary>
    public static SearchQuery OfText(string text) => new(text, WordsOf(text), [], [], ExcludedParts.None, []);

    public static IReadOnlyList<QueryWord> WordsOf(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        if (tokens.Count > MaximumWords)
        {
            tokens.RemoveRange(MaximumWords, tokens.Count - MaximumWords);
        }

        var language = LanguageGuess.Of(tokens);
        var telling = tokens.FindAll(token => !TermAnalysis.IsStopWord(token, language));

        // A query of nothing but stop words (a band's name, a famous line) is taken by its word.
        return [.. (telling.Count > 0 ? telling : tokens).GroupBy(token => token.Accented, StringComparer.Ordinal)
            .Select(group => QueryWord.Of(text, group.First(), group.Count()))];
    }
}
