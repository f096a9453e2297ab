using System.Globalization;
using System.Text.RegularExpressions;
using SecondBrain.StatesLanguage.Jsonata.Pictures;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using static SecondBrain.StatesLanguage.Jsonata.Functions.Library;

namespace SecondBrain.StatesLanguage.Jsonata.Functions;

/// <summary>Moments are milliseconds since 1970, or text, by default as <c>2017-05-15T15:12:59.152Z</c>.</summary>
internal static partial class TimeFunctions
{
    private const double FirstMillis = -62_135_596_800_000;

    private const double LastMillis = 253_402_300_799_999;

    public static IEnumerable<KeyValuePair<string, NativeFunction>> All =>
    [
        Define("now", "<s?s?:s>", c => Format(c, c.Evaluation.Now, c.Text(0), c.Text(1))),
        Define("millis", "<:n>", c => new NumberValue(c.Evaluation.Now.ToUnixTimeMilliseconds())),
        Define("toMillis", "<s-s?:n>", ToMillis),
        Define("fromMillis", "<n-s?s?:s>", c => c.Number(0) is { } millis ? Format(c, Moment(millis), c.Text(1), c.Text(2)) : null),
    ];

    private static DateTimeOffset Moment(double millis) => millis is >= FirstMillis and <= LastMillis
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)millis)
        : throw JsonataException.Of("D1001", ("value", millis));

    private static TextValue Format(Call call, DateTimeOffset moment, string? picture, string? zone) =>
        call.Evaluation.Made((picture is null ? DateTimePicture.Iso8601 : DateTimePicture.Parse(picture)).Format(moment, Offset(zone)));

    // "+0530" as a number: 530.
    private static TimeSpan Offset(string? zone)
    {
        if (zone is null || !int.TryParse(zone, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset))
        {
            return TimeSpan.Zero;
        }

        return TimeSpan.FromMinutes((offset / 100 * 60) + (offset % 100));
    }

    private static NumberValue? ToMillis(Call call)
    {
        if (call.Text(0) is not { } text)
        {
            return null;
        }

        if (call.Text(1) is { } picture)
        {
            return DateTimePicture.Parse(picture).Read(text, call.Evaluation.Now) is { } millis ? Numbers.Of(millis) : null;
        }

        var parsed = Iso8601().Match(text);
        if (!parsed.Success)
        {
            throw JsonataException.Of("D3110", ("value", text));
        }

        int Part(string name, int missing) => parsed.Groups[name].Success ? int.Parse(parsed.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : missing;
        var fraction = parsed.Groups["f"].Success ? double.Parse("0." + parsed.Groups["f"].Value, CultureInfo.InvariantCulture) : 0;
        var zone = parsed.Groups["z"].Value.Replace(":", "", StringComparison.Ordinal);
        try
        {
            var moment = new DateTimeOffset(Part("y", 1), Part("m", 1), Part("d", 1), Part("H", 0), Part("M", 0), Part("S", 0), zone is "" or "Z" ? TimeSpan.Zero : Offset(zone));
            return new NumberValue(moment.ToUnixTimeMilliseconds() + (long)Math.Floor(fraction * 1000));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw JsonataException.Of("D3110", ("value", text));
        }
    }

    [GeneratedRegex(@"^(?<y>\d{4})(-(?<m>[01]\d)(-(?<d>[0-3]\d))?)?(T(?<H>[0-2]\d):(?<M>[0-5]\d):(?<S>[0-5]\d)(\.(?<f>\d+))?)?(?<z>[+-][0-2]\d:?[0-5]\d|Z)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iso8601();
}
