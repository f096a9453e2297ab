using System.Globalization;
using System.Text;

namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

/// <summary>How an integer is written, by XPath's format-integer: <c>#,##0</c>, <c>0001</c>, <c>a</c>, <c>I</c>, <c>Ww</c>, <c>1;o</c>.</summary>
internal sealed record IntegerPicture(IntegerStyle Style, LetterCase Case, bool IsOrdinal)
{
    // The zeros of Unicode's digits.
    private const string Zeros = "0\u0660\u06F0\u07C0\u0966\u09E6\u0A66\u0AE6\u0B66\u0BE6\u0C66\u0CE6\u0D66\u0DE6\u0E50\u0ED0\u0F20\u1040\u1090\u17E0\u1810\u1946\u19D0\u1A80\u1A90\u1B50\u1BB0\u1C40\u1C50\uA620\uA8D0\uA900\uA9D0\uA9F0\uAA50\uABF0\uFF10";

    public char Zero { get; private init; } = '0';

    public int MandatoryDigits { get; init; }

    public int OptionalDigits { get; private init; }

    /// <summary>Positions count digits from the right.</summary>
    public (int Position, char Character)[] Separators { get; private init; } = [];

    /// <summary>The separators repeat every so many digits; 0: they do not.</summary>
    public int Interval { get; private init; }

    /// <exception cref="JsonataException">D3130, D3131.</exception>
    public static IntegerPicture Parse(string picture)
    {
        var semicolon = picture.LastIndexOf(';');
        var primary = semicolon < 0 ? picture : picture[..semicolon];
        var isOrdinal = semicolon >= 0 && picture.AsSpan(semicolon + 1).StartsWith("o");
        return primary switch
        {
            "A" => new IntegerPicture(IntegerStyle.Letters, LetterCase.Upper, isOrdinal),
            "a" => new IntegerPicture(IntegerStyle.Letters, LetterCase.Lower, isOrdinal),
            "I" => new IntegerPicture(IntegerStyle.Roman, LetterCase.Upper, isOrdinal),
            "i" => new IntegerPicture(IntegerStyle.Roman, LetterCase.Lower, isOrdinal),
            "W" => new IntegerPicture(IntegerStyle.Words, LetterCase.Upper, isOrdinal),
            "w" => new IntegerPicture(IntegerStyle.Words, LetterCase.Lower, isOrdinal),
            "Ww" => new IntegerPicture(IntegerStyle.Words, LetterCase.Title, isOrdinal),
            _ => ParseDigits(primary, isOrdinal),
        };
    }

    public string Format(double number)
    {
        var size = Math.Abs(number);
        var text = Style switch
        {
            IntegerStyle.Letters => Numerals.ToLetters(size),
            IntegerStyle.Roman => Numerals.ToRoman(size),
            IntegerStyle.Words => NumberWords.Of(size, IsOrdinal),
            _ => FormatDigits(size),
        };
        var cased = Style == IntegerStyle.Decimal || Case == LetterCase.Title ? text : Case == LetterCase.Upper ? text.ToUpperInvariant() : text.ToLowerInvariant();
        return number < 0 ? "-" + cased : cased;
    }

    /// <summary>NaN where the text is no such number.</summary>
    public double Read(string text) => Style switch
    {
        IntegerStyle.Letters => Numerals.FromLetters(text),
        IntegerStyle.Roman => Numerals.FromRoman(text),
        IntegerStyle.Words => NumberWords.Read(text),
        _ => ReadDigits(text),
    };

    private static IntegerPicture ParseDigits(string picture, bool isOrdinal)
    {
        var zero = '\0';
        var (mandatory, optional) = (0, 0);
        var separators = new List<(int Position, char Character)>();
        foreach (var c in picture.Reverse())
        {
            if (Zeros.FirstOrDefault(z => c >= z && c <= z + 9) is var found and not '\0')
            {
                zero = zero is '\0' || zero == found ? found : throw JsonataException.Of("D3131");
                mandatory++;
            }
            else if (c == '#')
            {
                optional++;
            }
            else
            {
                separators.Add((mandatory + optional, c));
            }
        }

        return mandatory == 0 ? throw JsonataException.Of("D3130", ("value", picture)) : new IntegerPicture(IntegerStyle.Decimal, LetterCase.Lower, isOrdinal)
        {
            Zero = zero,
            MandatoryDigits = mandatory,
            OptionalDigits = optional,
            Separators = [.. separators],
            Interval = separators.TrueForAll(s => s.Character == separators[0].Character) ? Grouping.Interval(separators.ConvertAll(s => s.Position)) : 0,
        };
    }

    private string FormatDigits(double size)
    {
        var text = new StringBuilder(Values.Numbers.Format(size).PadLeft(MandatoryDigits, '0'));
        for (var i = 0; i < text.Length && Zero != '0'; i++)
        {
            text[i] = (char)(text[i] - '0' + Zero);
        }

        var digits = text.Length;
        if (Interval > 0)
        {
            for (var at = Interval; at < digits; at += Interval)
            {
                text.Insert(digits - at, Separators[0].Character);
            }
        }
        else
        {
            foreach (var (position, character) in Separators)
            {
                if (position <= digits)
                {
                    text.Insert(digits - position, character);
                }
            }
        }

        return IsOrdinal ? text + Suffix(size) : text.ToString();
    }

    private static string Suffix(double size) => (size % 100, size % 10) switch
    {
        ( >= 11 and <= 13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };

    private double ReadDigits(string text)
    {
        var digits = new StringBuilder();
        foreach (var c in IsOrdinal && text.Length > 2 ? text[..^2] : text)
        {
            if (c >= Zero && c <= Zero + 9)
            {
                digits.Append((char)(c - Zero + '0'));
            }
            else if (c == '-' && digits.Length == 0)
            {
                digits.Append(c);
            }
            else if (!Array.Exists(Separators, s => s.Character == c))
            {
                break;
            }
        }

        return double.TryParse(digits.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }
}
