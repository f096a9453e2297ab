namespace SecondBrain.StatesLanguage.Jsonata.Pictures;

/// <summary>The components of a moment as XPath's format-dateTime counts them. Weeks start on Monday; the first of a period has its first Thursday.</summary>
internal static class DateParts
{
    public static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>Monday first.</summary>
    public static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static int Of(DateTime moment, char component) => component switch
    {
        'Y' => moment.Year,
        'M' => moment.Month,
        'D' => moment.Day,
        'd' => moment.DayOfYear,
        'F' => DayOfWeek(moment),
        'W' => Week(moment, new DateTime(moment.Year, 1, 1), d => d.AddYears(1), d => d.AddYears(-1), 52),
        'w' => Week(moment, new DateTime(moment.Year, moment.Month, 1), d => d.AddMonths(1), d => d.AddMonths(-1), 4),
        'X' => moment.Year + WeekShift(moment, new DateTime(moment.Year, 1, 1), d => d.AddYears(1)),
        'x' => ((moment.Month + WeekShift(moment, new DateTime(moment.Year, moment.Month, 1), d => d.AddMonths(1)) + 11) % 12) + 1,
        'H' => moment.Hour,
        'h' => moment.Hour % 12 == 0 ? 12 : moment.Hour % 12,
        'P' => moment.Hour / 12,
        'm' => moment.Minute,
        's' => moment.Second,
        'f' => moment.Millisecond,
        _ => 0,
    };

    private static int DayOfWeek(DateTime moment) => moment.DayOfWeek == System.DayOfWeek.Sunday ? 7 : (int)moment.DayOfWeek;

    private static int Week(DateTime moment, DateTime start, Func<DateTime, DateTime> next, Func<DateTime, DateTime> previous, int usual)
    {
        var week = WeeksSince(FirstWeek(start), moment);
        if (week > usual && moment.Date >= FirstWeek(next(start)))
        {
            return 1;
        }

        return week < 1 ? WeeksSince(FirstWeek(previous(start)), moment) : week;
    }

    // -1: the week belongs to the period before, 1: to the one after.
    private static int WeekShift(DateTime moment, DateTime start, Func<DateTime, DateTime> next) =>
        moment < FirstWeek(start) ? -1 : moment >= FirstWeek(next(start)) ? 1 : 0;

    private static int WeeksSince(DateTime start, DateTime moment) => (int)Math.Floor((moment.Date - start).TotalDays / 7) + 1;

    private static DateTime FirstWeek(DateTime start)
    {
        var day = DayOfWeek(start);
        return start.AddDays(day > 4 ? 8 - day : 1 - day);
    }
}
