using System.Collections.Frozen;

namespace SecondBrain.Core.Search.Text;

/// <summary>
/// The English (Porter2) stemmer, written from its published definition, https://snowballstem.org/algorithms/english/stemmer.html,
/// with the exceptional forms of Snowball 3.0. Takes lower-case words.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly FrozenDictionary<string, string> Special = new Dictionary<string, string>
    {
        ["skies"] = "sky",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] LongerFirstRegions = ["gener", "commun", "arsen", "past", "univers", "later"];

    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"),
        ("biliti", "ble"), ("lessli", "less"), ("tional", "tion"),
        ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"), ("fulli", "ful"), ("iviti", "ive"), ("ogist", "og"), ("ousli", "ous"),
        ("abli", "able"), ("alli", "al"), ("anci", "ance"), ("ator", "ate"), ("enci", "ence"), ("izer", "ize"),
        ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic",
    ];

    public static string Stem(string word)
    {
        if (word.Length <= 2)
        {
            return word;
        }

        if (Special.TryGetValue(word, out var special))
        {
            return special;
        }

        var stem = new EnglishStem(word[0] == '\'' ? word[1..] : word);
        stem.RemovePossessive();
        stem.Step1a();
        if (stem.Word is "proceed" or "exceed" or "succeed")
        {
            return stem.Word;
        }

        stem.Step1b();
        stem.Step1c();
        ApplyStep2(ref stem);
        ApplyStep3(ref stem);
        ApplyStep4(ref stem);
        stem.Step5();
        return stem.Word.Replace('Y', 'y');
    }

    /// <summary>R1 of words that would otherwise share a stem with unrelated ones; -1 for the rest.</summary>
    internal static int ExceptionalRegion(string word)
    {
        foreach (var start in LongerFirstRegions)
        {
            if (word.StartsWith(start, StringComparison.Ordinal))
            {
                return start.Length;
            }
        }

        return -1;
    }

    private static void ApplyStep2(ref EnglishStem stem)
    {
        foreach (var (suffix, replacement) in Step2)
        {
            if (!stem.Ends(suffix))
            {
                continue;
            }

            var before = stem.Word.Length > suffix.Length ? stem.Word[^(suffix.Length + 1)] : '\0';
            var allowed = suffix switch
            {
                "ogi" => before == 'l',
                "li" => before is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
                _ => true,
            };
            if (allowed && stem.InR1(suffix))
            {
                stem.Replace(suffix, replacement);
            }

            return;
        }
    }

    private static void ApplyStep3(ref EnglishStem stem)
    {
        foreach (var (suffix, replacement) in Step3)
        {
            if (!stem.Ends(suffix))
            {
                continue;
            }

            if (suffix == "ative" ? stem.InR2(suffix) : stem.InR1(suffix))
            {
                stem.Replace(suffix, replacement);
            }

            return;
        }
    }

    private static void ApplyStep4(ref EnglishStem stem)
    {
        foreach (var suffix in Step4)
        {
            if (!stem.Ends(suffix))
            {
                continue;
            }

            if (stem.InR2(suffix) && (suffix != "ion" || (stem.Word.Length > 3 && stem.Word[^4] is 's' or 't')))
            {
                stem.Replace(suffix, "");
            }

            return;
        }
    }
}
