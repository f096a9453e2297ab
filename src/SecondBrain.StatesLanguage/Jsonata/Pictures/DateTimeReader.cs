using System.Globalization;
using System.Text.RegularExpressions;

namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

/// <summary>Reads a moment that is written by a picture.</summary>
internal static class DateTimeReader
{
    /// <exception cref="JsonataException">D3136: the given components leave out one in between, or are weeks.</exception>
    public static double? Read(List<DateMarker> parts, string text, DateTime now)
    {
        var pattern = $"^{string.Concat(parts.Select(p => $"({Pattern(p)})"))}\\z";
        var match = Regex.Match(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, EvaluationLimits.RegexTime);
        if (!match.Success)
        {
            return null;
        }

        var given = new Dictionary<char, double>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (!parts[i].IsLiteral)
            {
                given[parts[i].Component] = Value(parts[i], match.Groups[i + 1].Value);
            }
        }

        return given.Count == 0 ? null : Moment(given, now);
    }

    private static string Pattern(DateMarker part)
    {
        if (part.IsLiteral)
        {
            return Regex.Escape(part.Literal);
        }

        if (part.IsZone)
        {
            var separator = part.Integer is { Interval: > 0 } integer ? Regex.Escape(integer.Separators[0].Character.ToString()) + "[0-9]+" : "";
            return $"{(part.Component == 'z' ? "GMT" : "")}[-+][0-9]+{separator}{(part.HasZ ? "|Z" : "")}";
        }

        if (part.Integer is not { } picture)
        {
            return string.Join('|', part.Vocabulary().OrderByDescending(n => n.Length).Select(Regex.Escape));
        }

        return picture.Style switch
        {
            IntegerStyle.Letters => "[a-z]+",
            IntegerStyle.Roman => "[mdclxvi]+",
            IntegerStyle.Words => $"(?:{string.Join('|', NumberWords.All.OrderByDescending(w => w.Length))}|and|[-, ])+",
            _ => "[0-9]" + (part.Digits <= 0 ? "+" : picture.OptionalDigits == 0 ? $"{{{part.Digits}}}" : $"{{{part.Digits - picture.OptionalDigits},{part.Digits}}}")
                + (picture.IsOrdinal ? "(?:th|st|nd|rd)" : ""),
        };
    }

    private static double Value(DateMarker part, string text)
    {
        if (part.IsZone)
        {
            return Minutes(part.Component == 'z' ? text[3..] : text);
        }

        if (part.Integer is { } picture)
        {
            return picture.Read(text);
        }

        var at = Array.FindIndex(part.Vocabulary(), n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase));
        return part.Component == 'P' ? at : at + 1;
    }

    private static double Minutes(string zone)
    {
        if (zone is "Z" or "z")
        {
            return 0;
        }

        var digits = string.Concat(zone.Where(char.IsAsciiDigit));
        var hours = digits.Length <= 2 ? digits : digits[..2];
        var minutes = digits.Length <= 2 ? "0" : digits[2..];
        var total = (int.Parse(hours, CultureInfo.InvariantCulture) * 60) + int.Parse(minutes, CultureInfo.InvariantCulture);
        return zone[0] == '-' ? -total : total;
    }

    private static double Moment(Dictionary<char, double> given, DateTime now)
    {
        var isDayOfYear = given.ContainsKey('d') && !given.ContainsKey('M') && !given.ContainsKey('D');
        if (given.Keys.Any(c => c is 'X' or 'x' or 'W' or 'w') && !given.ContainsKey('M') && !given.ContainsKey('D'))
        {
            throw JsonataException.Of("D3136");
        }

        var hasHalves = given.ContainsKey('h') || given.ContainsKey('P');
        Complete(given, (isDayOfYear ? "Yd" : "YMD") + (hasHalves ? "Phmsf" : "Hmsf"), now);
        var hour = hasHalves ? (given['h'] == 12 ? 0 : given['h']) + (given['P'] == 1 ? 12 : 0) : given['H'];
        try
        {
            var day = new DateTime((int)given['Y'], 1, 1, 0, 0, 0, DateTimeKind.Utc);
            day = isDayOfYear ? day.AddDays(given['d'] - 1) : day.AddMonths((int)given['M'] - 1).AddDays(given['D'] - 1);
            var moment = day.AddHours(hour).AddMinutes(given['m'] - Zone(given)).AddSeconds(given['s']).AddMilliseconds(given['f']);
            return Math.Floor((moment - DateTime.UnixEpoch).TotalMilliseconds);
        }
        catch (ArgumentException)
        {
            throw JsonataException.Of("D3136");
        }
    }

    private static double Zone(Dictionary<char, double> given) => given.GetValueOrDefault('Z', given.GetValueOrDefault('z'));

    // What comes before the first given component is today's, what comes after the last its least.
    private static void Complete(Dictionary<char, double> given, string components, DateTime now)
    {
        var (hasStarted, hasEnded) = (false, false);
        foreach (var component in components)
        {
            if (given.ContainsKey(component))
            {
                hasStarted = !hasEnded ? true : throw JsonataException.Of("D3136");
            }
            else
            {
                given[component] = hasStarted ? (component is 'M' or 'D' or 'd' ? 1 : 0) : DateParts.Of(now, component);
                hasEnded = hasStarted;
            }
        }
    }
}
