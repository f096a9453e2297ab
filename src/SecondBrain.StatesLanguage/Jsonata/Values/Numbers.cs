using System.Globalization;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>Numbers are doubles, written as JavaScript writes them: <c>100</c>, <c>0.1</c>, <c>1e+21</c>.</summary>
internal static class Numbers
{
    /// <exception cref="JsonataException">D1001: infinite, or not a number.</exception>
    public static NumberValue Of(double number) =>
        !double.IsFinite(number) ? throw JsonataException.Of("D1001", ("value", number))
        : Math.Abs(number) < 1e15 && number == Math.Floor(number) ? new NumberValue((long)number)
        : new NumberValue(Format(number));

    public static string Format(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var size = Math.Abs(number);
        var at = text.IndexOf('E', StringComparison.Ordinal);
        if (size is >= 1e21 or < 1e-6)
        {
            return Exponential(at < 0 ? number.ToString("E16", CultureInfo.InvariantCulture) : text);
        }

        return at < 0 ? text : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>With at most 15 digits: what hides that 0.1 + 0.2 is not 0.3 when a number becomes text.</summary>
    public static double Shorten(double number) => double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Halves go to the even neighbour.</summary>
    /// <param name="digits">After the decimal point; negative ones round to tens, hundreds and so on.</param>
    public static double Round(double number, int digits)
    {
        var shifted = Shift(number, digits);
        if (!double.IsFinite(shifted))
        {
            return number;
        }

        return Shift(Math.Round(shifted, MidpointRounding.ToEven), -digits) + 0d;
    }

    // Moving the point in the text is exact where a multiplication is not: 1.005 * 100 is 100.49999.
    private static double Shift(double number, int digits)
    {
        if (digits == 0)
        {
            return number;
        }

        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var at = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = at < 0 ? 0 : int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = at < 0 ? text : text[..at];
        return double.Parse($"{mantissa}E{exponent + digits}", NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    // "1.5E-07" is 1.5e-7 there.
    private static string Exponential(string text)
    {
        var at = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = text[..at];
        if (mantissa.Contains('.', StringComparison.Ordinal))
        {
            mantissa = mantissa.TrimEnd('0').TrimEnd('.');
        }

        var exponent = int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}";
    }
}
