using System.Globalization;

namespace SecondBrain.Core.Changes;

/// <summary>Reads "since when": <c>90m</c>, <c>12h</c> or <c>2d</c> ago, or a moment in ISO 8601 (UTC unless it says otherwise).</summary>
public static class SinceText
{
    public const string Advice = "90m, 12h or 2d for so long ago, or a time such as 2026-11-22T12:00:00Z";

    /// <summary>The furthest back that is understood; changes are kept for less.</summary>
    private const double MaxDays = 3650;

    /// <summary>Null when it cannot be read.</summary>
    public static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        if (text.Length > 1 && char.IsAsciiDigit(text[0]) && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            TimeSpan? ago = text[^1] switch
            {
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                'd' => number <= MaxDays ? TimeSpan.FromDays(number) : null,
                _ => null,
            };
            if (ago is { TotalDays: <= MaxDays } reach)
            {
                return now - reach;
            }
        }

        return DateTimeOffset.TryParseExact(
            text, (string[])["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && moment <= now
            ? moment
            : null;
    }
}
