using SecondBrain.Core.Notes;
using SecondBrain.Core.Search.Queries;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Matching;

/// <summary>Finds where the words of a phrase follow each other in a text.</summary>
internal static class PhraseWalk
{
    /// <param name="tokens">Of the text; is sorted.</param>
    public static IEnumerable<TextSpan> Find(List<Token> tokens, QueryPhrase phrase)
    {
        tokens.Sort(static (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : one.Length.CompareTo(other.Length));
        foreach (var token in tokens)
        {
            if (token.Text == phrase.Steps[0].Token.Text && End(tokens, token, phrase) is var end and >= 0)
            {
                yield return new TextSpan(token.Start, end);
            }
        }
    }

    /// <returns>Where the phrase that begins with the token ends; -1 when it is not there.</returns>
    private static int End(List<Token> tokens, Token token, QueryPhrase phrase)
    {
        for (var i = 1; i < phrase.Steps.Count; i++)
        {
            var step = phrase.Steps[i];
            if (Next(tokens, token, step) is not { } next)
            {
                return -1;
            }

            token = next;
        }

        return token.Start + token.Length;
    }

    /// <summary>An identifier and its first part begin together: of all the words that begin where the next word does, the one that is meant.</summary>
    private static Token? Next(List<Token> tokens, Token token, PhraseStep step)
    {
        var end = token.Start + token.Length;
        var first = FirstFrom(tokens, step.Overlaps ? token.Start + 1 : end);
        for (var i = first; i < tokens.Count && (step.Overlaps ? tokens[i].Start < end : tokens[i].Start == tokens[first].Start); i++)
        {
            if (tokens[i].Text == step.Token.Text)
            {
                return tokens[i];
            }
        }

        return null;
    }

    private static int FirstFrom(List<Token> tokens, int start)
    {
        var (low, high) = (0, tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = tokens[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
