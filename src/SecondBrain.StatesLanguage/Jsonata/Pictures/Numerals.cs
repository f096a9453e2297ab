using System.Text;

namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

/// <summary>Roman numerals (xiv), and letters as spreadsheets count columns (z, aa, ab).</summary>
internal static class Numerals
{
    private const double MaxRoman = 1_000_000;

    private static readonly (int Value, string Text)[] Romans =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    public static string ToRoman(double number)
    {
        if (number > MaxRoman)
        {
            throw JsonataException.Of("D1001", ("value", number));
        }

        var text = new StringBuilder();
        foreach (var (value, numeral) in Romans)
        {
            for (; number >= value; number -= value)
            {
                text.Append(numeral);
            }
        }

        return text.ToString();
    }

    public static double FromRoman(string text)
    {
        var number = 0;
        var largest = 1;
        foreach (var c in text.ToLowerInvariant().Reverse())
        {
            var value = Romans.FirstOrDefault(r => r.Text.Length == 1 && r.Text[0] == c).Value;
            number += value < largest ? -value : value;
            largest = Math.Max(largest, value);
        }

        return number;
    }

    public static string ToLetters(double number)
    {
        var text = new StringBuilder();
        for (; number > 0; number = Math.Floor((number - 1) / 26))
        {
            text.Insert(0, (char)('a' + ((number - 1) % 26)));
        }

        return text.ToString();
    }

    public static double FromLetters(string text) => text.ToLowerInvariant().Aggregate(0d, (sum, c) => (sum * 26) + (c - 'a' + 1));
}
