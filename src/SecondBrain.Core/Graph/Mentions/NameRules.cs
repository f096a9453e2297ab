using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Graph.Mentions;

/// <summary>Which names are looked for in texts. A name that every text has by chance says nothing.</summary>
internal static class NameRules
{
    private const int LeastLetters = 3;

    private const int LeastIdeographs = 2;

    /// <summary>A full date has eight.</summary>
    private const int LeastDigits = 8;

    /// <returns>
    /// False for stop words of English or Spanish only, fewer than three letters (but <c>C#</c> is a name), a single Chinese, Japanese or Korean character,
    /// and numbers shorter than a date.
    /// </returns>
    public static bool IsSought(IReadOnlyList<NameWord> words)
    {
        if (words.All(word => StopWords.English.Contains(word.Text) || StopWords.Spanish.Contains(word.Text)))
        {
            return false;
        }

        var (letters, ideographs, digits, marked) = (0, 0, 0, false);
        foreach (var word in words)
        {
            for (var at = 0; at < word.Text.Length; at++)
            {
                var ideograph = Tokenizer.IsIdeograph(word.Text, at, out var width);
                ideographs += ideograph ? 1 : 0;
                letters += !ideograph && char.IsLetter(word.Text, at) ? 1 : 0;
                digits += char.IsDigit(word.Text, at) ? 1 : 0;
                marked |= word.Text[at] is '#' or '+';
                at += width - 1;
            }
        }

        return letters >= LeastLetters || ideographs >= LeastIdeographs || digits >= LeastDigits || (letters > 0 && (marked || digits > 0 || ideographs > 0));
    }
}
