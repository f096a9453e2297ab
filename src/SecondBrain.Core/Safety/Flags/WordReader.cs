using System.Globalization;

namespace SecondBrain.Core.Safety.Flags;

/// <summary>Splits a text into words, once, in linear time. Web and mail addresses are one word each; characters without width inside a word are looked through.</summary>
internal static class WordReader
{
    private const int LongestKnown = 24;

    public static List<ReadWord> Read(string text, Vocabulary vocabulary)
    {
        var words = new List<ReadWord>((text.Length / 6) + 4);
        var (clause, sentence) = (true, true);
        Span<char> plain = stackalloc char[LongestKnown];
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                Mark(text, at++, ref clause, ref sentence);
                continue;
            }

            var start = at;
            var id = End(text, ref at) ? vocabulary.Address : Id(text.AsSpan(start, at - start), plain, vocabulary);
            words.Add(new ReadWord(id, start, at, clause, sentence));
            (clause, sentence) = (false, false);
        }

        return words;
    }

    private static void Mark(string text, int at, ref bool clause, ref bool sentence)
    {
        switch (text[at])
        {
            case ' ' or '\t' or '\r' or '\'' or '’' or '-':
                break;
            case '\n':
                var next = at + 1;
                while (next < text.Length && text[next] is ' ' or '\t' or '\r')
                {
                    next++;
                }

                // a wrapped line goes on in lower case
                clause |= next >= text.Length || !char.IsLower(text[next]);
                sentence |= next < text.Length && text[next] == '\n';
                break;
            case '.' or '!' or '?':
                (clause, sentence) = (true, at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]));
                break;
            case var other when char.GetUnicodeCategory(other) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark):
                clause = true;
                break;
        }
    }

    /// <summary>Moves to the end of the word. True when it is an address.</summary>
    private static bool End(string text, ref int at)
    {
        var start = at;
        if (text.AsSpan(start).StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.AsSpan(start).StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.AsSpan(start).StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            at = EndOfAddress(text, at);
            return true;
        }

        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsInside(text, at)))
        {
            at++;
        }

        if (at + 1 < text.Length && text[at] == '@' && char.IsLetterOrDigit(text[at + 1]))
        {
            at = EndOfAddress(text, at);
            return true;
        }

        return false;
    }

    private static int EndOfAddress(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (')' or '>' or '"' or '`'))
        {
            at++;
        }

        return at;
    }

    /// <summary>An apostrophe, accent, underscore or character without width between two letters.</summary>
    private static bool IsInside(string text, int at) =>
        text[at] is '\'' or '’' or '_' ? at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])
        : char.GetUnicodeCategory(text[at]) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;

    private static int Id(ReadOnlySpan<char> word, Span<char> plain, Vocabulary vocabulary)
    {
        var length = 0;
        foreach (var c in word)
        {
            if (c == '_')
            {
                return vocabulary.Identifier;
            }

            if (char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (length == plain.Length)
            {
                return 0;
            }

            plain[length++] = c switch
            {
                '’' => '\'',
                >= '\uFF21' and <= '\uFF5A' => (char)(c - 0xFEE0), // full-width letters
                _ => c,
            };
        }

        var known = vocabulary.Find(plain[..length]);
        return known == 0 && length > 2 && plain[length - 2] == '\'' ? vocabulary.Find(plain[..(length - 2)]) : known;
    }
}
