using System.Collections.Immutable;
using System.Globalization;

namespace SecondBrain.Local.Schedules;

/// <summary>One field of a cron expression: <c>*</c>, values, ranges, steps and lists of them.</summary>
internal static class CronField
{
    public static string[] Months { get; } = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>Sunday is 1.</summary>
    public static string[] Days { get; } = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <param name="names">Names of the values from <paramref name="min"/> on; null when the field has numbers only.</param>
    /// <exception cref="FormatException">Not such a field, or a value out of its range.</exception>
    public static ImmutableSortedSet<int> Parse(string text, int min, int max, string[]? names = null) =>
        [.. text.Split(',').SelectMany(part => Part(part, min, max, names))];

    /// <summary>A lone value of a field.</summary>
    public static int Value(string text, int min, int max, string[]? names = null)
    {
        var name = names is null ? -1 : Array.FindIndex(names, known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
            return min + name;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw new FormatException($"'{text}' is not a value from {min} to {max}");
    }

    private static IEnumerable<int> Part(string part, int min, int max, string[]? names)
    {
        var (range, step) = part.Split('/') switch
        {
            [var whole] => (whole, 0),
            [var start, var every] => (start, Value(every, 1, max)),
            _ => throw new FormatException($"'{part}' has more than one '/'"),
        };
        var (from, to) = range.Split('-') switch
        {
            ["*"] => (min, max),
            [var first, var last] => (Value(first, min, max, names), Value(last, min, max, names)),
            [var value] => (Value(value, min, max, names), step > 0 ? max : Value(value, min, max, names)),
            _ => throw new FormatException($"'{part}' has more than one '-'"),
        };
        var wrapped = to < from ? to + max - min + 1 : to;
        for (var value = from; value <= wrapped; value += Math.Max(step, 1))
        {
            yield return value > max ? value - (max - min + 1) : value;
        }
    }
}
