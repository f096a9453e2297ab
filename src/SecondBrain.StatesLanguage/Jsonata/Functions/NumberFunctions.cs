using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SecondBrain.StatesLanguage.Expressions.Functions;
using SecondBrain.StatesLanguage.Jsonata.Pictures;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using static SecondBrain.StatesLanguage.Jsonata.Functions.Library;

namespace SecondBrain.StatesLanguage.Jsonata.Functions;

internal static partial class NumberFunctions
{
    public static IEnumerable<KeyValuePair<string, NativeFunction>> All =>
    [
        Define("number", "<(nsb)-:n>", c => c[0] is { } value ? Parse(value) : null),
        Define("abs", "<n-:n>", c => Apply(c, Math.Abs)),
        Define("floor", "<n-:n>", c => Apply(c, Math.Floor)),
        Define("ceil", "<n-:n>", c => Apply(c, Math.Ceiling)),
        Define("round", "<n-n?:n>", c => Apply(c, n => Numbers.Round(n, (int)Math.Clamp(c.Number(1) ?? 0, -400, 400)))),
        Define("sqrt", "<n-:n>", c => Apply(c, n => n < 0 ? throw JsonataException.Of("D3060", ("value", n)) : Math.Sqrt(n))),
        Define("power", "<n-n:n>", c => Apply(c, n => Power(n, c.Number(1) ?? double.NaN))),
        Define("random", "<n?:n>", c => Numbers.Of(c.Number(0) is { } seed ? MathFunctions.Seeded((long)seed) : c.Evaluation.Random.Number()), arity: 0),
        Define("formatBase", "<n-n?:s>", FormatBase),
        Define("formatNumber", "<n-so?:s>", c => c.Number(0) is { } number ? c.Evaluation.Made(NumberPicture.Format(number, c.Text(1)!, c[2] as ObjectValue)) : null),
        Define("formatInteger", "<n-s:s>", c => c.Number(0) is { } number ? c.Evaluation.Made(IntegerPicture.Parse(c.Text(1)!).Format(Math.Floor(number))) : null),
        Define("parseInteger", "<s-s:n>", c => c.Text(0) is { } text ? Numbers.Of(IntegerPicture.Parse(c.Text(1)!).Read(text)) : null),
    ];

    private static NumberValue? Apply(Call call, Func<double, double> change) => call.Number(0) is { } number ? Numbers.Of(change(number)) : null;

    private static NumberValue Parse(Value value) => value switch
    {
        NumberValue number => number,
        BooleanValue boolean => new NumberValue(boolean.IsTrue ? 1 : 0),
        TextValue { Text: var text } when Decimal().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => Numbers.Of(number),
        TextValue { Text: ['0', 'x' or 'X' or 'o' or 'O' or 'b' or 'B', _, ..] text } when FromBase(text) is { } number => Numbers.Of(number),
        _ => throw JsonataException.Of("D3030", ("value", value)),
    };

    private static double? FromBase(string text)
    {
        var radix = char.ToLowerInvariant(text[1]) switch { 'x' => 16, 'o' => 8, _ => 2 };
        var number = 0d;
        foreach (var c in text.AsSpan(2))
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
            {
                return null;
            }

            number = (number * radix) + digit;
        }

        return number;
    }

    private static double Power(double number, double exponent)
    {
        var power = Math.Pow(number, exponent);
        return double.IsFinite(power) ? power : throw JsonataException.Of("D3061", ("value", number), ("exp", exponent));
    }

    private static TextValue? FormatBase(Call call)
    {
        if (call.Number(0) is not { } number)
        {
            return null;
        }

        var radix = Numbers.Round(call.Number(1) ?? 10, 0);
        if (radix is < 2 or > 36)
        {
            throw JsonataException.Of("D3100", ("value", radix));
        }

        var rest = new System.Numerics.BigInteger(Math.Abs(Numbers.Round(number, 0)));
        var digits = new StringBuilder();
        do
        {
            rest = System.Numerics.BigInteger.DivRem(rest, (int)radix, out var digit);
            digits.Insert(0, "0123456789abcdefghijklmnopqrstuvwxyz"[(int)digit]);
        }
        while (!rest.IsZero);

        return new TextValue((Numbers.Round(number, 0) < 0 ? "-" : "") + digits);
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decimal();
}
