using System.Globalization;

namespace SecondBrain.Core.Search.Queries;

/// <summary>A day, a month or a year: <c>2026-01-31</c>, <c>2026-01</c>, <c>2026</c>.</summary>
public static class QueryDate
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    /// <param name="start">Its first moment, UTC.</param>
    public static bool TryParse(string text, out DateTimeOffset start) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out start);
}
