using System.Globalization;
using System.Text;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

/// <summary>Writes decimals by XPath's format-number: <c>#,##0.00</c>, <c>0.0%</c>, <c>#0.0e0</c>, with a second picture for negative ones.</summary>
internal static class NumberPicture
{
    /// <exception cref="JsonataException">D3080 to D3093.</exception>
    public static string Format(double number, string picture, ObjectValue? options)
    {
        var symbols = PictureSymbols.Of(options);
        var parts = picture.Split(symbols.PatternSeparator);
        if (parts.Length > 2)
        {
            throw JsonataException.Of("D3080");
        }

        var subpictures = Array.ConvertAll(parts, p => SubPicture.Parse(p, symbols));
        var chosen = number >= 0 ? subpictures[0]
            : subpictures.Length == 2 ? subpictures[1]
            : subpictures[0] with { Prefix = symbols.MinusSign + subpictures[0].Prefix };
        return Write(number, chosen, symbols);
    }

    private static string Write(double number, SubPicture picture, PictureSymbols symbols)
    {
        var mantissa = number * picture.Scale;
        int? exponent = picture.ExponentDigits > 0 ? 0 : null;
        if (exponent is not null && mantissa != 0)
        {
            (mantissa, exponent) = Normalise(mantissa, picture.ScalingFactor);
        }

        var text = new StringBuilder(Math.Abs(Numbers.Round(mantissa, picture.MaxFraction)).ToString("F" + picture.MaxFraction, CultureInfo.InvariantCulture));
        var point = text.ToString().IndexOf('.', StringComparison.Ordinal);
        var integer = (point < 0 ? text.ToString() : text.ToString(0, point)).TrimStart('0').PadLeft(picture.MinInteger, '0');
        var fraction = (point < 0 ? "" : text.ToString(point + 1, text.Length - point - 1)).TrimEnd('0').PadRight(picture.MinFraction, '0');
        text.Clear().Append(picture.Prefix).Append(symbols.Digits(GroupInteger(integer, picture, symbols)));
        if (picture.HasPoint && fraction.Length > 0)
        {
            text.Append(symbols.DecimalSeparator).Append(symbols.Digits(GroupFraction(fraction, picture, symbols)));
        }

        if (exponent is { } power)
        {
            text.Append(symbols.ExponentSeparator).Append(power < 0 ? symbols.MinusSign : "")
                .Append(symbols.Digits(Math.Abs(power).ToString(CultureInfo.InvariantCulture).PadLeft(picture.ExponentDigits, '0')));
        }

        return text.Append(picture.Suffix).ToString();
    }

    private static (double Mantissa, int Exponent) Normalise(double mantissa, int digits)
    {
        var exponent = 0;
        var (least, most) = (Math.Pow(10, digits - 1), Math.Pow(10, digits));
        for (; Math.Abs(mantissa) < least; exponent--)
        {
            mantissa *= 10;
        }

        for (; Math.Abs(mantissa) > most; exponent++)
        {
            mantissa /= 10;
        }

        return (mantissa, exponent);
    }

    private static string GroupInteger(string digits, SubPicture picture, PictureSymbols symbols)
    {
        var text = new StringBuilder(digits);
        if (picture.Interval > 0)
        {
            for (var at = picture.Interval; at < digits.Length; at += picture.Interval)
            {
                text.Insert(digits.Length - at, symbols.GroupingSeparator);
            }

            return text.ToString();
        }

        foreach (var position in picture.IntegerGroups.Where(p => p <= digits.Length).Order())
        {
            text.Insert(digits.Length - position, symbols.GroupingSeparator);
        }

        return text.ToString();
    }

    private static string GroupFraction(string digits, SubPicture picture, PictureSymbols symbols)
    {
        var text = new StringBuilder(digits);
        foreach (var position in picture.FractionGroups.Where(p => p < digits.Length).OrderDescending())
        {
            text.Insert(position, symbols.GroupingSeparator);
        }

        return text.ToString();
    }
}
