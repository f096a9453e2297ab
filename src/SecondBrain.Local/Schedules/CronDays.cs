namespace SecondBrain.Local.Schedules;

/// <summary>Which days a cron expression means: by day of month (with <c>L</c> and <c>15W</c>) or by day of week (with <c>6L</c> and <c>3#2</c>).</summary>
internal sealed class CronDays
{
    private readonly Func<DateOnly, bool> _contains;

    private CronDays(Func<DateOnly, bool> contains) => _contains = contains;

    public bool Contains(DateOnly day) => _contains(day);

    public static CronDays OfMonth(string text)
    {
        if (text == "L")
            return new CronDays(day => day.AddDays(1).Day == 1);
        if (text.EndsWith('W'))
        {
            var near = CronField.Value(text[..^1], 1, 31);
            return new CronDays(day => near <= DateTime.DaysInMonth(day.Year, day.Month) && day == NearestWeekday(new DateOnly(day.Year, day.Month, near)));
        }

        var days = CronField.Parse(text, 1, 31);
        return new CronDays(day => days.Contains(day.Day));
    }

    public static CronDays OfWeek(string text)
    {
        if (text.Length > 1 && text.EndsWith('L'))
        {
            var last = CronField.Value(text[..^1], 1, 7, CronField.Days);
            return new CronDays(day => Number(day) == last && day.AddDays(7).Month != day.Month);
        }

        if (text.Split('#') is [var weekday, var nth])
        {
            var (wanted, week) = (CronField.Value(weekday, 1, 7, CronField.Days), CronField.Value(nth, 1, 5));
            return new CronDays(day => Number(day) == wanted && ((day.Day - 1) / 7) + 1 == week);
        }

        var days = text == "L" ? [7] : CronField.Parse(text, 1, 7, CronField.Days);
        return new CronDays(day => days.Contains(Number(day)));
    }

    private static int Number(DateOnly day) => (int)day.DayOfWeek + 1;

    // Never in another month than the day it is near to.
    private static DateOnly NearestWeekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(day.Day == 1 ? 2 : -1),
        DayOfWeek.Sunday => day.AddDays(day.AddDays(1).Day == 1 ? -2 : 1),
        _ => day,
    };
}
