using System.Globalization;
using System.Text;

namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

/// <summary>How a moment is written, by XPath's format-dateTime: <c>[D1o] [MNn] [Y0001]</c>.</summary>
internal sealed class DateTimePicture
{
    private readonly List<DateMarker> _parts;

    private DateTimePicture(List<DateMarker> parts) => _parts = parts;

    public static DateTimePicture Iso8601 { get; } = Parse("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");

    /// <exception cref="JsonataException">D3130 to D3135.</exception>
    public static DateTimePicture Parse(string picture)
    {
        var parts = new List<DateMarker>();
        var literal = new StringBuilder();
        for (var i = 0; i < picture.Length; i++)
        {
            if (picture[i] is '[' or ']' && i + 1 < picture.Length && picture[i + 1] == picture[i])
            {
                literal.Append(picture[i++]);
                continue;
            }

            if (picture[i] != '[')
            {
                literal.Append(picture[i]);
                continue;
            }

            var end = picture.IndexOf(']', i);
            if (end < 0)
            {
                throw JsonataException.Of("D3135");
            }

            parts.Add(DateMarker.Text(literal.ToString()));
            literal.Clear();
            parts.Add(DateMarker.Parse(string.Concat(picture[(i + 1)..end].Where(c => !char.IsWhiteSpace(c)))));
            i = end;
        }

        parts.Add(DateMarker.Text(literal.ToString()));
        return new DateTimePicture(parts);
    }

    public string Format(DateTimeOffset moment, TimeSpan offset)
    {
        var local = moment.UtcDateTime + offset;
        return string.Concat(_parts.Select(p => p.IsLiteral ? p.Literal : p.IsZone ? Zone(p, offset) : Component(p, local)));
    }

    /// <returns>Milliseconds since 1970; null where the text does not look like the picture.</returns>
    /// <param name="now">Where components before the first given one come from.</param>
    public double? Read(string text, DateTimeOffset now) => DateTimeReader.Read(_parts, text, now.UtcDateTime);

    private static string Component(DateMarker marker, DateTime local)
    {
        if (marker.Component is 'C' or 'E')
        {
            return "ISO";
        }

        var value = DateParts.Of(local, marker.Component);
        if (marker.Component == 'P')
        {
            return marker.Names == LetterCase.Upper ? (value == 1 ? "PM" : "AM") : value == 1 ? "pm" : "am";
        }

        if (marker.Names is { } style)
        {
            var name = marker.Vocabulary()[value - 1];
            return style switch { LetterCase.Upper => name.ToUpperInvariant(), LetterCase.Lower => name.ToLowerInvariant(), _ => name };
        }

        return marker.Integer!.Format(marker.Component == 'Y' && marker.Digits > 0 ? value % Math.Pow(10, marker.Digits) : value);
    }

    private static string Zone(DateMarker marker, TimeSpan offset)
    {
        if (offset == TimeSpan.Zero && marker.HasZ)
        {
            return "Z";
        }

        var (hours, minutes) = (offset.Hours, Math.Abs(offset.Minutes));
        var integer = marker.Integer ?? IntegerPicture.Parse("01:01");
        var digits = integer.Interval > 0 ? 4 : integer.MandatoryDigits;
        var text = digits switch
        {
            1 or 2 => integer.Format(Math.Abs(hours)) + (minutes == 0 ? "" : ":" + minutes.ToString("00", CultureInfo.InvariantCulture)),
            3 or 4 => integer.Format((Math.Abs(hours) * 100) + minutes),
            _ => throw JsonataException.Of("D3134"),
        };
        return (marker.Component == 'z' ? "GMT" : "") + (offset < TimeSpan.Zero ? "-" : "+") + text;
    }
}
