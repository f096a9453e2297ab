using System.Text;
using SecondBrain.Core.Search.Live;
using SecondBrain.Core.Search.Queries;
using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search.Matching;

/// <summary>
/// Finds what a mistyped word may have meant: the words of the notes that differ in the fewest letters and begin with the same one.
/// </summary>
internal static class FuzzyWords
{
    /// <summary>More words that are equally near say that none of them is meant.</summary>
    public const int Most = 8;

    /// <summary>Letters that may differ: 1 in words from 5 letters on, 2 from 8 on; 0 for identifiers, numbers and shorter words.</summary>
    public static int Allowance(Token token) => token.Kind != TokenKind.Word || token.Text.Length < 5 ? 0 : token.Text.Length < 8 ? 1 : 2;

    /// <returns>Null when nothing is near.</returns>
    public static FoundWord? Find(IndexView view, QueryWord word)
    {
        var most = Allowance(word.Token);
        if (most == 0)
        {
            return null;
        }

        var near = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        for (var part = 0; part < view.Parts.Length; part++)
        {
            most = AddNear(view, part, word.Token.Text, most, near);
        }

        if (near.Count == 0)
        {
            return null;
        }

        var taken = near.Take(Most).Select(entry => new TakenWord(entry.Key, SharedTerms.In(view, entry.Value))).ToList();
        var terms = new int[view.Parts.Length][];
        for (var part = 0; part < terms.Length; part++)
        {
            terms[part] = [.. taken.SelectMany(each => each.Terms[part]).Distinct().Order()];
        }

        return new FoundWord(word.Written, word.Count, terms)
        {
            Taken = taken,
            Forms = [.. taken.SelectMany(each => QueryWord.TermsOf(new Token(0, each.Word.Length, each.Word, each.Word, TokenKind.Word))).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <param name="near">The nearest words so far, with their terms; emptied when nearer ones are found.</param>
    /// <returns>How near the nearest are now.</returns>
    private static int AddNear(IndexView view, int part, string wanted, int most, SortedDictionary<string, SortedSet<string>> near)
    {
        Span<char> letters = stackalloc char[4 * Tokenizer.MaxLength];
        var words = view.Parts[part].Segment.WordsFrom(wanted[..1]);
        while (words.Next())
        {
            if (words.Utf8.Length > letters.Length)
            {
                continue;
            }

            var word = letters[..Encoding.UTF8.GetChars(words.Utf8, letters)];
            var distance = EditDistance.Of(wanted, word, most);
            if (distance > most || !IsWord(word) || !LiveForms.Any(view.Parts[part], words.Forms))
            {
                continue;
            }

            if (distance < most)
            {
                near.Clear();
                most = distance;
            }

            var text = word.ToString();
            if (!near.TryGetValue(text, out var terms))
            {
                near.Add(text, terms = new SortedSet<string>(StringComparer.Ordinal));
            }

            SharedTerms.Add(view.Parts[part], words.Forms, terms);
        }

        return most;
    }

    private static bool IsWord(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (!char.IsLetter(letter))
            {
                return false;
            }
        }

        return true;
    }
}
