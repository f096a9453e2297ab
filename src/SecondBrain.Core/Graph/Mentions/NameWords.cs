using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Graph.Mentions;

/// <summary>
/// The words of a name or of a text, one after the other: runs of letters and digits as <see cref="Tokenizer"/> finds and folds them, without the wholes and
/// parts that it adds to them. Chinese, Japanese and Korean characters are words each. Between words anything may stand: <c>exactly-once</c> is <c>Exactly Once</c>.
/// </summary>
internal static class NameWords
{
    public static List<NameWord> Of(string text)
    {
        var words = new List<NameWord>(text.Length / 6);
        foreach (var token in Tokenizer.Tokenize(text))
        {
            var end = words.Count == 0 ? 0 : words[^1].End;
            if (Tokenizer.IsIdeograph(text, token.Start, out _))
            {
                AddCharacters(text, token, words);
            }
            else if (IsMarked(text, token) && words.Count > 0 && words[^1].Start == token.Start)
            {
                words[^1] = new NameWord(token.Text, token.Start, token.Start + token.Length);
            }
            else if (token.Start >= end)
            {
                words.Add(WithoutPossessive(new NameWord(token.Text, token.Start, token.Start + token.Length)));
            }
        }

        return words;
    }

    /// <summary>The tokens that a text has if it has the name.</summary>
    public static List<Token> Tokens(string name)
    {
        var tokens = new List<Token>();
        foreach (var token in Tokenizer.Tokenize(name))
        {
            var end = tokens.Count == 0 ? 0 : tokens[^1].Start + tokens[^1].Length;
            if (token.Start >= end || Tokenizer.IsIdeograph(name, token.Start, out _))
            {
                tokens.Add(token);
            }
        }

        return tokens;
    }

    /// <summary>The <c>C#</c> that comes after its <c>C</c>.</summary>
    private static bool IsMarked(string text, Token token) => text[token.Start + token.Length - 1] is '#' or '+';

    /// <summary>Tokens are overlapping pairs of characters.</summary>
    private static void AddCharacters(string text, Token token, List<NameWord> words)
    {
        for (var at = token.Start; at < token.Start + token.Length && Tokenizer.IsIdeograph(text, at, out var width); at += width)
        {
            if (words.Count == 0 || at >= words[^1].End)
            {
                words.Add(new NameWord(WordFolding.Fold(text.AsSpan(at, width), out _), at, at + width));
            }
        }
    }

    private static NameWord WithoutPossessive(NameWord word) =>
        word.Text.Length > 2 && word.Text.EndsWith("'s", StringComparison.Ordinal) ? word with { Text = word.Text[..^2], End = word.End - 2 } : word;
}
