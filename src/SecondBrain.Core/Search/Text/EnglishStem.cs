using System.Buffers;

namespace SecondBrain.Core.Search.Text;

/// <summary>A word on its way to its Porter2 stem, with the regions R1 and R2. <c>Y</c> is a consonant y.</summary>
internal struct EnglishStem
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private readonly int _r1;
    private readonly int _r2;

    public EnglishStem(string word)
    {
        Word = MarkConsonantY(word);
        _r1 = EnglishStemmer.ExceptionalRegion(word) is var r1 and >= 0 ? r1 : RegionAfter(Word, 0);
        _r2 = RegionAfter(Word, _r1);
    }

    public string Word { get; private set; }

    public readonly bool Ends(string suffix) => Word.EndsWith(suffix, StringComparison.Ordinal);

    public readonly bool InR1(string suffix) => Word.Length - suffix.Length >= _r1;

    public readonly bool InR2(string suffix) => Word.Length - suffix.Length >= _r2;

    public void Replace(string suffix, string replacement) => Word = string.Concat(Word.AsSpan(0, Word.Length - suffix.Length), replacement);

    public void RemovePossessive()
    {
        foreach (var suffix in (ReadOnlySpan<string>)["'s'", "'s", "'"])
        {
            if (Ends(suffix))
            {
                Replace(suffix, "");
                return;
            }
        }
    }

    public void Step1a()
    {
        if (Ends("sses"))
        {
            Replace("sses", "ss");
        }
        else if (Ends("ied") || Ends("ies"))
        {
            Word = Word[..^(Word.Length > 4 ? 2 : 1)];
        }
        else if (Ends("s") && !Ends("us") && !Ends("ss") && HasVowel(Word.AsSpan(0, Math.Max(0, Word.Length - 2))))
        {
            Replace("s", "");
        }
    }

    public void Step1b()
    {
        if (Ends("eed") || Ends("eedly"))
        {
            var suffix = Ends("eed") ? "eed" : "eedly";
            if (InR1(suffix))
            {
                Replace(suffix, "ee");
            }

            return;
        }

        foreach (var suffix in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (!Ends(suffix))
            {
                continue;
            }

            var before = Word.AsSpan(0, Word.Length - suffix.Length);
            if (suffix == "ing" && before.Length == 2 && before[1] is 'y' or 'Y' && !IsVowel(before[0]))
            {
                Word = before[0] + "ie";
            }
            else if (HasVowel(before) && !(suffix == "ing" && before is "inn" or "out" or "cann" or "herr" or "earr" or "even"))
            {
                Word = before.ToString();
                RepairAfterStep1b();
            }

            return;
        }
    }

    public void Step1c()
    {
        if (Word.Length > 2 && Word[^1] is 'y' or 'Y' && !IsVowel(Word[^2]))
        {
            Word = Word[..^1] + "i";
        }
    }

    public void Step5()
    {
        if (Ends("e"))
        {
            if (InR2("e") || (InR1("e") && !EndsInShortSyllable(Word.AsSpan(0, Word.Length - 1))))
            {
                Replace("e", "");
            }
        }
        else if (Ends("ll") && InR2("l"))
        {
            Replace("l", "");
        }
    }

    private void RepairAfterStep1b()
    {
        if (Ends("at") || Ends("bl") || Ends("iz"))
        {
            Word += "e";
        }
        else if (Word.Length >= 2 && Word[^1] == Word[^2] && Word[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't')
        {
            if (!(Word.Length == 3 && Word[0] is 'a' or 'e' or 'o'))
            {
                Word = Word[..^1];
            }
        }
        else if (_r1 >= Word.Length && EndsInShortSyllable(Word))
        {
            Word += "e";
        }
    }

    private static bool EndsInShortSyllable(ReadOnlySpan<char> word) => word.Length switch
    {
        < 2 => false,
        2 => IsVowel(word[0]) && !IsVowel(word[1]),
        _ => word is "past" || (!IsVowel(word[^3]) && IsVowel(word[^2]) && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'Y')),
    };

    private static int RegionAfter(string word, int from)
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

    private static string MarkConsonantY(string word)
    {
        if (!word.Contains('y', StringComparison.Ordinal))
        {
            return word;
        }

        var letters = word.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
            {
                letters[i] = 'Y';
            }
        }

        return new string(letters);
    }

    private static bool HasVowel(ReadOnlySpan<char> text) => text.IndexOfAny(Vowels) >= 0;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
