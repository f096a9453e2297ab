using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Queries;

/// <summary>A word that hits are ranked by.</summary>
/// <param name="Written">As in the query.</param>
/// <param name="Token">What it was read as.</param>
/// <param name="Terms">The terms it is found by, of which a note need have one.</param>
/// <param name="Count">How often the query has it.</param>
internal sealed record QueryWord(string Written, Token Token, IReadOnlyList<string> Terms, int Count)
{
    public static QueryWord Of(string text, Token token, int count = 1) =>
        new(text.Substring(token.Start, token.Length), token, TermsOf(token), count);

    /// <summary>The terms of a word whose language is not known: those it has in each.</summary>
    public static IReadOnlyList<string> TermsOf(Token token)
    {
        var terms = new List<string>(4);
        foreach (var language in Enum.GetValues<NoteLanguage>())
        {
            TermAnalysis.AddTerms(token, language, terms);
        }

        return [.. terms.Distinct(StringComparer.Ordinal)];
    }
}
