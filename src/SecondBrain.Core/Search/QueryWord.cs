using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search;

/// <param name="Written">As in the query.</param>
/// <param name="Terms">The terms it is found by, of which a note need have one.</param>
/// <param name="Count">How often the query has it.</param>
internal sealed record QueryWord(string Written, IReadOnlyList<string> Terms, int Count)
{
    public static QueryWord Of(string query, Token token, int count)
    {
        var terms = new List<string>(4);
        foreach (var language in Enum.GetValues<NoteLanguage>())
        {
            TermAnalysis.AddTerms(token, language, terms);
        }

        return new QueryWord(query.Substring(token.Start, token.Length), [.. terms.Distinct(StringComparer.Ordinal)], count);
    }
}
