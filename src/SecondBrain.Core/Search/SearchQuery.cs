using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search;

/// <summary>The words of a query. Each may be found in several forms, one for each language a note may be in.</summary>
internal sealed record SearchQuery(IReadOnlyList<QueryWord> Words)
{
    /// <summary>Longer queries are cut: they are pasted texts, and their first words say what is asked.</summary>
    public const int MaximumWords = 256;

    public static SearchQuery Of(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        if (tokens.Count > MaximumWords)
        {
            tokens.RemoveRange(MaximumWords, tokens.Count - MaximumWords);
        }

        var language = LanguageGuess.Of(tokens);
        var telling = tokens.FindAll(token => !TermAnalysis.IsStopWord(token, language));

        // A query of nothing but stop words (a band's name, a famous line) is taken by its word.
        return new SearchQuery([.. (telling.Count > 0 ? telling : tokens).GroupBy(token => token.Accented, StringComparer.Ordinal)
            .Select(group => QueryWord.Of(text, group.First(), group.Count()))]);
    }
}
