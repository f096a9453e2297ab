using System.Globalization;
using System.Text.Json;

namespace SecondBrain.StatesLanguage.Values;

/// <summary>A number as it was written: <c>1.0</c> stays <c>1.0</c>.</summary>
internal sealed class NumberValue : Value
{
    public NumberValue(string text) => Text = text;

    public NumberValue(long number) => Text = number.ToString(CultureInfo.InvariantCulture);

    public NumberValue(double number) => Text = number.ToString("R", CultureInfo.InvariantCulture);

    public string Text { get; }

    public override ValueKind Kind => ValueKind.Number;

    public override int ByteCount => Text.Length;

    /// <summary>Infinity where the text exceeds a double.</summary>
    public double Double => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Whether it is written as an integer (no fraction, no exponent) that fits a long.</summary>
    public bool TryGetInteger(out long integer) =>
        long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out integer);

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
        Exact(a.Text, out var exactA) && Exact(b.Text, out var exactB) ? exactA.CompareTo(exactB)
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
