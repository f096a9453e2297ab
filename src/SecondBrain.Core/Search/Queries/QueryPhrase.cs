using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Queries;

/// <summary>Words that have to follow each other, without regard to case, accents and what is between words.</summary>
/// <param name="Steps">At least one.</param>
internal sealed record QueryPhrase(string Written, IReadOnlyList<PhraseStep> Steps)
{
    /// <returns>Null for a text without a word.</returns>
    public static QueryPhrase? Of(string text)
    {
        var steps = new List<PhraseStep>();
        var end = 0;
        var tokens = Tokenizer.Tokenize(text);

        // Of tokens that begin together, as an identifier and its first part do, the longest says most exactly what is meant.
        foreach (var token in tokens.OrderBy(token => token.Start).ThenByDescending(token => token.Length))
        {
            var isPair = token.Kind == TokenKind.Literal && token.Start < end && token.Start + token.Length > end;
            if (token.Start >= end || isPair)
            {
                steps.Add(new PhraseStep(token, QueryWord.TermsOf(token), isPair));
                end = token.Start + token.Length;
            }
        }

        return steps.Count > 0 ? new QueryPhrase(text, steps) : null;
    }
}

/// <param name="Terms">The terms that a note with this word has one of.</param>
/// <param name="Overlaps">The word begins inside the one before, as pairs of Chinese, Japanese or Korean characters do.</param>
internal sealed record PhraseStep(Token Token, IReadOnlyList<string> Terms, bool Overlaps);
