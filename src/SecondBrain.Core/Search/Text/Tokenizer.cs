using System.Globalization;

namespace SecondBrain.Core.Search.Text;

/// <summary>
/// Finds the words of a text. A run of letters is a word. Identifiers are kept whole beside their parts:
/// <c>snake_case</c>, <c>node.js</c> and <c>gpt-4</c> as literals, <c>camelCase</c> as a word; <c>c#</c> and <c>c++</c> too.
/// Letters mixed with digits are one literal. Chinese, Japanese and Korean become overlapping pairs of characters.
/// </summary>
internal static class Tokenizer
{
    /// <summary>Longer runs (hashes, data URLs) are cut to this and never stemmed.</summary>
    public const int MaxLength = 64;

    public static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>(text.Length / 6);
        for (var at = 0; at < text.Length;)
        {
            var kind = Classify(text, at, out var width);
            at = kind switch
            {
                CharacterKind.Ideograph => ReadIdeographs(text, at, tokens),
                CharacterKind.Letter or CharacterKind.Digit => ReadCompound(text, at, tokens),
                _ => at + width,
            };
        }

        return tokens;
    }

    /// <summary>Whether a Chinese, Japanese or Korean character starts here: a word without spaces around it.</summary>
    public static bool IsIdeograph(string text, int at, out int width) => Classify(text, at, out width) is CharacterKind.Ideograph;

    private static int ReadIdeographs(string text, int start, List<Token> tokens)
    {
        var previous = -1;
        var at = start;
        var count = 0;
        while (at < text.Length && Classify(text, at, out var width) is CharacterKind.Ideograph)
        {
            if (previous >= 0)
            {
                Add(text, previous, at + width, TokenKind.Literal, tokens);
            }

            previous = at;
            at += width;
            count++;
        }

        if (count == 1)
        {
            Add(text, start, at, TokenKind.Literal, tokens);
        }

        return at;
    }

    /// <summary>Runs of letters and digits joined by <c>_ . -</c> without white space.</summary>
    private static int ReadCompound(string text, int start, List<Token> tokens)
    {
        var end = ReadRun(text, start, tokens, out var digits);
        var exact = false;
        var parts = 1;
        while (end + 1 < text.Length && text[end] is '_' or '.' or '-' && Classify(text, end + 1, out _) is CharacterKind.Letter or CharacterKind.Digit && end - start < MaxLength)
        {
            exact |= text[end] != '-';
            end = ReadRun(text, end + 1, tokens, out var moreDigits);
            digits |= moreDigits;
            parts++;
        }

        if (parts > 1 && (exact || digits))
        {
            Add(text, start, end, TokenKind.Literal, tokens);
        }

        return ReadSuffix(text, start, end, tokens);
    }

    /// <summary>The mark in <c>C#</c>, <c>F#</c>, <c>C++</c>.</summary>
    private static int ReadSuffix(string text, int start, int end, List<Token> tokens)
    {
        var rest = text.AsSpan(end);
        var length = rest.StartsWith("++") ? 2 : rest.StartsWith("#") ? 1 : 0;
        if (length == 0 || end - start > 2 || (end + length < text.Length && Classify(text, end + length, out _) is CharacterKind.Letter or CharacterKind.Digit))
        {
            return end;
        }

        Add(text, start, end + length, TokenKind.Literal, tokens);
        return end + length;
    }

    /// <summary>One run of letters, digits and inner apostrophes; a camelCase one is also split.</summary>
    private static int ReadRun(string text, int start, List<Token> tokens, out bool digits)
    {
        digits = false;
        var letters = false;
        var humps = 0;
        var at = start;
        var previous = '\0';
        while (at < text.Length)
        {
            var kind = Classify(text, at, out var width);
            if (kind is CharacterKind.Apostrophe && letters && at + 1 < text.Length && Classify(text, at + 1, out _) is CharacterKind.Letter)
            {
                at++;
                continue;
            }

            if (kind is not (CharacterKind.Letter or CharacterKind.Digit))
            {
                break;
            }

            digits |= kind is CharacterKind.Digit;
            letters |= kind is CharacterKind.Letter;
            humps += char.IsLower(previous) && char.IsUpper(text[at]) ? 1 : 0;
            previous = text[at];
            at += width;
        }

        Add(text, start, at, digits || at - start > MaxLength ? TokenKind.Literal : TokenKind.Word, tokens);
        if (humps is > 0 and < 8 && !digits)
        {
            AddHumps(text, start, at, tokens);
        }

        return at;
    }

    private static void AddHumps(string text, int start, int end, List<Token> tokens)
    {
        var from = start;
        for (var i = start + 1; i <= end; i++)
        {
            if (i == end || (char.IsLower(text[i - 1]) && char.IsUpper(text[i])))
            {
                Add(text, from, i, TokenKind.Word, tokens);
                from = i;
            }
        }
    }

    private static void Add(string text, int start, int end, TokenKind kind, List<Token> tokens)
    {
        var written = text.AsSpan(start, Math.Min(end - start, MaxLength));
        var folded = WordFolding.Fold(written, out var accented);
        tokens.Add(new Token(start, end - start, folded, accented, kind));
    }

    private static CharacterKind Classify(string text, int at, out int width)
    {
        var c = text[at];
        width = 1;
        if (c < 128)
        {
            return char.IsAsciiLetter(c) ? CharacterKind.Letter
                : char.IsAsciiDigit(c) ? CharacterKind.Digit
                : c == '\'' ? CharacterKind.Apostrophe
                : CharacterKind.Other;
        }

        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            width = 2;
            return char.ConvertToUtf32(c, text[at + 1]) is >= 0x20000 and < 0x32000 ? CharacterKind.Ideograph : Letters(CharUnicodeInfo.GetUnicodeCategory(text, at));
        }

        if (c is (>= '\u3040' and <= '\u30ff' and not '・') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff') or '々' or (>= '\uff66' and <= '\uff9d'))
        {
            return CharacterKind.Ideograph;
        }

        return c == '’' ? CharacterKind.Apostrophe : Letters(CharUnicodeInfo.GetUnicodeCategory(c));
    }

    private static CharacterKind Letters(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => CharacterKind.Letter,
        UnicodeCategory.DecimalDigitNumber => CharacterKind.Digit,
        _ => CharacterKind.Other,
    };

    private enum CharacterKind
    {
        Other,
        Letter,
        Digit,
        Apostrophe,
        Ideograph,
    }
}
