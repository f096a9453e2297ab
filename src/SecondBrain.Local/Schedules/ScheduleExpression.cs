using System.Globalization;

namespace SecondBrain.Local.Schedules;

/// <summary>When a schedule fires: <c>rate(5 minutes)</c>, <c>cron(0 8 * * ? *)</c> or <c>at(2030-01-01T08:00:00)</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html</remarks>
internal abstract class ScheduleExpression
{
    /// <summary>The first moment later than <paramref name="after"/>; null when it never fires again.</summary>
    public abstract DateTimeOffset? Next(DateTimeOffset after);

    /// <exception cref="FormatException">Not an expression that EventBridge takes; the message says why.</exception>
    public static ScheduleExpression Parse(string text, TimeZoneInfo zone)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')'))
            throw new FormatException($"'{text}' is not rate(...), cron(...) or at(...)");
        var argument = text[(open + 1)..^1].Trim();
        return text[..open] switch
        {
            "rate" => Rate(argument),
            "cron" => new CronSchedule(argument, zone),
            "at" => new OnceSchedule(At(argument, zone)),
            var other => throw new FormatException($"'{other}' is not rate, cron or at"),
        };
    }

    private static RateSchedule Rate(string argument)
    {
        var parts = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
            throw new FormatException($"rate({argument}) needs a whole number of at least 1 and a unit");
        return new RateSchedule(parts[1] switch
        {
            "minute" or "minutes" => TimeSpan.FromMinutes(value),
            "hour" or "hours" => TimeSpan.FromHours(value),
            "day" or "days" => TimeSpan.FromDays(value),
            var unit => throw new FormatException($"rate({argument}): '{unit}' is not minutes, hours or days"),
        });
    }

    private static DateTimeOffset At(string argument, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(argument, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw new FormatException($"at({argument}) needs yyyy-mm-ddThh:mm:ss");
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private sealed class RateSchedule(TimeSpan interval) : ScheduleExpression
    {
        public override DateTimeOffset? Next(DateTimeOffset after) => after + interval;
    }

    private sealed class OnceSchedule(DateTimeOffset moment) : ScheduleExpression
    {
        public override DateTimeOffset? Next(DateTimeOffset after) => moment > after ? moment : null;
    }
}
