namespace SecondBrain.Core.Search.Text;

/// <summary>A word on its way to its Spanish stem, with the regions R1, R2 and RV (offsets of the whole word).</summary>
internal sealed class SpanishStem
{
    public SpanishStem(string word)
    {
        Word = word;
        R1 = AfterNextConsonant(word, 0);
        R2 = AfterNextConsonant(word, R1);
        Rv = FindRv(word);
    }

    public string Word { get; set; }

    public int R1 { get; }

    public int R2 { get; }

    public int Rv { get; }

    public string? Longest(string[] suffixes) => Array.Find(suffixes, suffix => Word.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>The longest that lies in RV as a whole.</summary>
    public string? LongestInRv(string[] suffixes) =>
        Array.Find(suffixes, suffix => InRv(suffix) && Word.EndsWith(suffix, StringComparison.Ordinal));

    public bool InR1(string suffix) => Word.Length - suffix.Length >= R1;

    public bool InR2(string suffix) => Word.Length - suffix.Length >= R2;

    public bool InRv(string suffix) => Word.Length - suffix.Length >= Rv;

    public char Before(string suffix) => Word.Length > suffix.Length ? Word[^(suffix.Length + 1)] : '\0';

    public void Remove(string suffix) => Word = Word[..^suffix.Length];

    /// <summary>Removes one of the suffixes, longest first, if it is there and in R2.</summary>
    public string? RemoveInR2(params string[] suffixes)
    {
        if (Longest(suffixes) is not { } suffix || !InR2(suffix))
        {
            return null;
        }

        Remove(suffix);
        return suffix;
    }

    private static int FindRv(string word)
    {
        if (word.Length < 3)
        {
            return word.Length;
        }

        if (!IsVowel(word[1]))
        {
            return After(word, 2, vowel: true);
        }

        return IsVowel(word[0]) ? After(word, 2, vowel: false) : 3;
    }

    private static int After(string word, int from, bool vowel)
    {
        for (var i = from; i < word.Length; i++)
        {
            if (IsVowel(word[i]) == vowel)
            {
                return i + 1;
            }
        }

        return word.Length;
    }

    private static int AfterNextConsonant(string word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
            {
                return i + 1;
            }
        }

        return word.Length;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'á' or 'é' or 'í' or 'ó' or 'ú' or 'ü';
}
