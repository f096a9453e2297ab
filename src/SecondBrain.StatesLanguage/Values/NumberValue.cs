using System.Globalization;
using System.Text.Json;

namespace SecondBrain.StatesLanguage.Values;

/// <summary>A number as it was written: <c>1.0</c> stays <c>1.0</c>.</summary>
internal sealed class NumberValue : Value
{
    // A double holds integers up to here exactly.
    private const long Exactly = 1L << 53;

    // Each is made from the other when it is asked for first; by two threads at once, it is made twice.
    private string? _text;

    private double _double = double.NaN;

    public NumberValue(string text) => _text = text;

    public NumberValue(long number)
    {
        if (number is > -Exactly and < Exactly)
        {
            _double = number;
        }
        else
        {
            _text = number.ToString(CultureInfo.InvariantCulture);
        }
    }

    public NumberValue(double number) => (_text, _double) = (number.ToString("R", CultureInfo.InvariantCulture), number);

    public string Text => _text ??= ((long)_double).ToString(CultureInfo.InvariantCulture);

    public override ValueKind Kind => ValueKind.Number;

    public override int ByteCount => Text.Length;

    /// <summary>Infinity where the text exceeds a double.</summary>
    public double Double => double.IsNaN(_double) ? _double = double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture) : _double;

    /// <summary>Whether it is written as an integer (no fraction, no exponent) that fits a long.</summary>
    public bool TryGetInteger(out long integer)
    {
        if (_text is null)
        {
            integer = (long)_double;
            return true;
        }

        return long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out integer);
    }

    /// <summary>The nearest integer, halves upwards (as Java rounds); false when it does not fit a long.</summary>
    public bool TryRound(out long integer)
    {
        if (TryGetInteger(out integer))
        {
            return true;
        }

        var rounded = Math.Floor(Double + 0.5);
        if (rounded is >= -9.2e18 and <= 9.2e18)
        {
            integer = (long)rounded;
            return true;
        }

        return false;
    }

    /// <summary>Exact for numbers of up to 28 digits, else by their doubles.</summary>
    public static int Compare(NumberValue a, NumberValue b) =>
        a._text is null && b._text is null ? a._double.CompareTo(b._double)
        : Exact(a.Text, out var exactA) && Exact(b.Text, out var exactB) ? exactA.CompareTo(exactB)
        : a.Double.CompareTo(b.Double);

    public override void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(Text, skipInputValidation: true);

    public override bool Equals(Value? other) => other is NumberValue number && Compare(this, number) == 0;

    public override int GetHashCode() => Double.GetHashCode();

    // A decimal holds 28 digits: longer texts, and exponents, are compared as doubles.
    private static bool Exact(string text, out decimal number)
    {
        number = 0;
        return text.Length <= 28 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }
}
