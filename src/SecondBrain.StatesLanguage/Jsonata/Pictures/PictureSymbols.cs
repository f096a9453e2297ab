using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

/// <summary>The characters of a number picture, of which an expression can choose others.</summary>
internal sealed record PictureSymbols
{
    public string DecimalSeparator { get; private init; } = ".";

    public string GroupingSeparator { get; private init; } = ",";

    public string ExponentSeparator { get; private init; } = "e";

    public string MinusSign { get; private init; } = "-";

    public string Percent { get; private init; } = "%";

    public string PerMille { get; private init; } = "\u2030";

    public char Zero { get; private init; } = '0';

    public string OptionalDigit { get; private init; } = "#";

    public string PatternSeparator { get; private init; } = ";";

    public static PictureSymbols Of(ObjectValue? options)
    {
        var symbols = new PictureSymbols();
        return options is null ? symbols : new PictureSymbols
        {
            DecimalSeparator = Option(options, "decimal-separator", symbols.DecimalSeparator),
            GroupingSeparator = Option(options, "grouping-separator", symbols.GroupingSeparator),
            ExponentSeparator = Option(options, "exponent-separator", symbols.ExponentSeparator),
            MinusSign = Option(options, "minus-sign", symbols.MinusSign),
            Percent = Option(options, "percent", symbols.Percent),
            PerMille = Option(options, "per-mille", symbols.PerMille),
            Zero = Option(options, "zero-digit", "0")[0],
            OptionalDigit = Option(options, "digit", symbols.OptionalDigit),
            PatternSeparator = Option(options, "pattern-separator", symbols.PatternSeparator),
        };
    }

    public bool IsDigit(char c) => c >= Zero && c <= Zero + 9;

    /// <summary>A character that stands for part of the number, not for itself.</summary>
    public bool IsActive(char c) => IsDigit(c) || Is(c, DecimalSeparator) || Is(c, GroupingSeparator) || Is(c, OptionalDigit) || Is(c, PatternSeparator);

    public bool IsExponent(char c) => Is(c, ExponentSeparator);

    public string Digits(string text) => Zero == '0' ? text : string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + Zero) : c));

    private static bool Is(char c, string symbol) => symbol.Length == 1 && symbol[0] == c;

    private static string Option(ObjectValue options, string name, string missing) => options[name] is TextValue { Text.Length: > 0 } text ? text.Text : missing;
}
