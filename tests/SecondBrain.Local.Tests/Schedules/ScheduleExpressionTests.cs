using System.Globalization;
using SecondBrain.Local.Schedules;

namespace SecondBrain.Local.Tests.Schedules;

public sealed class ScheduleExpressionTests
{
    // 2026-11-22 is a Sunday.
    [Theory]
    [InlineData("rate(5 minutes)", "2026-11-22T10:00:00Z", "2026-11-22T10:05:00Z")]
    [InlineData("rate(1 day)", "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z")]
    [InlineData("cron(0 8 * * ? *)", "2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z")]
    [InlineData("cron(0 8 * * ? *)", "2026-11-22T07:59:59Z", "2026-11-22T08:00:00Z")]
    [InlineData("cron(0/15 9-10 ? * MON-FRI *)", "2026-11-22T09:00:00Z", "2026-11-23T09:00:00Z")]
    [InlineData("cron(0/15 9-10 ? * MON-FRI *)", "2026-11-23T09:05:00Z", "2026-11-23T09:15:00Z")]
    [InlineData("cron(30 6 L * ? *)", "2026-11-22T00:00:00Z", "2026-11-30T06:30:00Z")]
    [InlineData("cron(0 0 29 2 ? *)", "2026-11-22T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("cron(0 12 ? * 6#2 *)", "2026-11-22T00:00:00Z", "2026-12-11T12:00:00Z")]
    [InlineData("cron(0 12 ? * 6L *)", "2026-11-22T00:00:00Z", "2026-11-27T12:00:00Z")]
    [InlineData("cron(0 12 22W * ? *)", "2026-11-22T00:00:00Z", "2026-11-23T12:00:00Z")]
    [InlineData("cron(0 12 1 JAN,JUL ? 2027-2028)", "2026-11-22T00:00:00Z", "2027-01-01T12:00:00Z")]
    [InlineData("at(2030-01-01T08:00:00)", "2026-11-22T00:00:00Z", "2030-01-01T08:00:00Z")]
    public void The_next_firing_is_found(string expression, string after, string next) =>
        ScheduleExpression.Parse(expression, TimeZoneInfo.Utc).Next(Moment(after)).ShouldBe(Moment(next));

    [Theory]
    [InlineData("at(2020-01-01T08:00:00)")]
    [InlineData("cron(0 0 1 1 ? 2020)")]
    public void What_is_over_never_fires_again(string expression) =>
        ScheduleExpression.Parse(expression, TimeZoneInfo.Utc).Next(Moment("2026-11-22T00:00:00Z")).ShouldBeNull();

    [Theory]
    [InlineData("2026-03-27T12:00:00Z", "2026-03-28T01:30:00Z")]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-30T00:30:00Z")]
    public void A_local_time_that_a_clock_change_skips_does_not_fire(string after, string next) =>
        ScheduleExpression.Parse("cron(30 2 * * ? *)", TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid")).Next(Moment(after)).ShouldBe(Moment(next));

    [Theory]
    [InlineData("rat(7 days)")]
    [InlineData("rate(0 days)")]
    [InlineData("rate(5 weeks)")]
    [InlineData("cron(0 8 * * *)")]
    [InlineData("cron(0 8 * * * *)")]
    [InlineData("cron(0 8 ? * ? *)")]
    [InlineData("cron(61 8 * * ? *)")]
    [InlineData("cron(0 8 * FOO ? *)")]
    [InlineData("at(tomorrow)")]
    [InlineData("8 o'clock")]
    public void What_EventBridge_would_not_take_is_refused(string expression) =>
        Should.Throw<FormatException>(() => ScheduleExpression.Parse(expression, TimeZoneInfo.Utc));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
