using System.Globalization;

namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

/// <summary>One part of a date picture: a literal, or a marker such as <c>[Y0001]</c>, <c>[MNn,*-3]</c>, <c>[D1o]</c>, <c>[Z01:01t]</c>.</summary>
internal sealed record DateMarker(char Component, string Literal)
{
    private const string Numeric = "YMDdFWwXxHhmsf";

    /// <summary>Written as a name, such as that of a month or a day; null: as a number.</summary>
    public LetterCase? Names { get; private init; }

    public IntegerPicture? Integer { get; private init; }

    public int? MaxWidth { get; private init; }

    /// <summary>Of a year, month or day: so many digits, the last ones; -1: all.</summary>
    public int Digits { get; private init; } = -1;

    /// <summary><c>t</c>: UTC is written as Z.</summary>
    public bool HasZ { get; private init; }

    public bool IsLiteral => Component == '\0';

    public bool IsZone => Component is 'Z' or 'z';

    public static DateMarker Text(string literal) => new('\0', literal);

    /// <exception cref="JsonataException">D3130 to D3133.</exception>
    public static DateMarker Parse(string marker)
    {
        var component = marker.Length == 0 ? ' ' : marker[0];
        var comma = marker.LastIndexOf(',');
        var presentation = marker.Length == 0 ? "" : comma < 0 ? marker[1..] : marker[1..comma];
        var (min, max) = comma < 0 ? (null, null) : Widths(marker[(comma + 1)..]);
        var modifier = presentation.Length > 1 && presentation[^1] is 'a' or 't' or 'c' or 'o' ? presentation[^1] : '\0';
        presentation = modifier == '\0' || presentation.Length == 1 ? presentation : presentation[..^1];
        if (presentation.Length == 0)
        {
            presentation = Usual(component) ?? throw JsonataException.Of("D3132", ("value", component.ToString()));
        }

        var parsed = new DateMarker(component, "") { MaxWidth = max, HasZ = modifier == 't' };
        if (presentation[0] is 'n' or 'N')
        {
            return parsed with { Names = presentation[0] == 'n' ? LetterCase.Lower : presentation.StartsWith("Nn", StringComparison.Ordinal) ? LetterCase.Title : LetterCase.Upper };
        }

        if (parsed.IsZone)
        {
            return parsed with { Integer = IntegerPicture.Parse(presentation) };
        }

        if (!Numeric.Contains(component))
        {
            return parsed;
        }

        var integer = IntegerPicture.Parse(modifier == '\0' ? presentation : $"{presentation};{modifier}");
        integer = min > integer.MandatoryDigits ? integer with { MandatoryDigits = min.Value } : integer;
        if (component is not ('Y' or 'M' or 'D'))
        {
            return parsed with { Integer = integer };
        }

        if (max is { } width)
        {
            return parsed with { Integer = integer with { MandatoryDigits = width }, Digits = width };
        }

        var digits = integer.MandatoryDigits + integer.OptionalDigits;
        return parsed with { Integer = integer, Digits = digits >= 2 ? digits : -1 };
    }

    /// <summary>The name of a month or day with this number, or of the half of the day.</summary>
    /// <exception cref="JsonataException">D3133: the component has no names.</exception>
    public string[] Vocabulary() => Component switch
    {
        'M' or 'x' => Shortened(DateParts.Months),
        'F' => Shortened(DateParts.Days),
        'P' => ["am", "pm"],
        _ => throw JsonataException.Of("D3133", ("value", Component.ToString())),
    };

    private string[] Shortened(string[] names) => MaxWidth is { } width ? Array.ConvertAll(names, n => n[..Math.Min(n.Length, width)]) : names;

    private static (int? Min, int? Max) Widths(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (Width(text), null) : (Width(text[..dash]), Width(text[(dash + 1)..]));
    }

    private static int? Width(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? Math.Min(width, 100) : null;

    private static string? Usual(char component) => component switch
    {
        'Y' or 'M' or 'D' or 'd' or 'W' or 'w' or 'X' or 'x' or 'H' or 'h' or 'f' => "1",
        'm' or 's' => "01",
        'F' or 'P' or 'C' or 'E' => "n",
        'Z' or 'z' => "01:01",
        _ => null,
    };
}
