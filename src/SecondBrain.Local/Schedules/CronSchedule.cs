using System.Collections.Immutable;

namespace SecondBrain.Local.Schedules;

/// <summary>EventBridge's cron: minutes, hours, day of month, month, day of week, year.</summary>
/// <remarks>One of the two day fields must be <c>?</c>. A local time that a clock change skips does not fire.</remarks>
internal sealed class CronSchedule : ScheduleExpression
{
    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    private readonly ImmutableSortedSet<int> _minutes;
    private readonly ImmutableSortedSet<int> _hours;
    private readonly ImmutableSortedSet<int> _months;
    private readonly ImmutableSortedSet<int> _years;
    private readonly CronDays _days;
    private readonly TimeZoneInfo _zone;

    public CronSchedule(string text, TimeZoneInfo zone)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 6)
            throw new FormatException($"cron({text}) needs six fields: minutes, hours, day of month, month, day of week, year");
        if ((fields[2] == "?") == (fields[4] == "?"))
            throw new FormatException($"cron({text}) needs '?' as day of month or as day of week, not both");
        _zone = zone;
        _minutes = CronField.Parse(fields[0], 0, 59);
        _hours = CronField.Parse(fields[1], 0, 23);
        _days = fields[4] == "?" ? CronDays.OfMonth(fields[2]) : CronDays.OfWeek(fields[4]);
        _months = CronField.Parse(fields[3], 1, 12, CronField.Months);
        _years = CronField.Parse(fields[5], FirstYear, LastYear);
    }

    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        var local = TimeZoneInfo.ConvertTime(after, _zone).DateTime;
        var day = DateOnly.FromDateTime(local);
        for (var first = true; day.Year <= _years.Max; first = false)
        {
            if (!_years.Contains(day.Year) || !_months.Contains(day.Month))
            {
                day = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
                continue;
            }

            if (_days.Contains(day) && InDay(day, first ? TimeOnly.FromDateTime(local) : null, after) is { } found)
                return found;
            day = day.AddDays(1);
        }

        return null;
    }

    private DateTimeOffset? InDay(DateOnly day, TimeOnly? from, DateTimeOffset after)
    {
        foreach (var hour in _hours)
        {
            foreach (var minute in _minutes)
            {
                var time = new TimeOnly(hour, minute);
                var local = day.ToDateTime(time);
                if ((from is { } earliest && time < earliest && hour < earliest.Hour) || _zone.IsInvalidTime(local))
                    continue;
                var moment = new DateTimeOffset(local, _zone.GetUtcOffset(local));
                if (moment > after)
                    return moment;
            }
        }

        return null;
    }
}
