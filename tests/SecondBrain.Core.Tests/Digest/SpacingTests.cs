using SecondBrain.Core.Digest;

namespace SecondBrain.Core.Tests.Digest;

public sealed class SpacingTests
{
    [Fact]
    public void A_finding_that_stays_is_shown_after_one_three_seven_and_twenty_one_days_of_silence_then_every_sixty()
    {
        var days = new List<int>();
        Shown? shown = null;
        var start = new DateOnly(2026, 1, 1);
        for (var day = 0; day < 180; day++)
        {
            if (!Spacing.IsDue(shown, start.AddDays(day))) continue;
            shown = new Shown((shown?.Times ?? 0) + 1, start.AddDays(day));
            days.Add(day);
        }

        days.ShouldBe([0, 2, 6, 14, 36, 97, 158]);
    }

    [Fact]
    public void A_second_run_of_a_day_finds_what_the_first_one_found_and_the_next_day_does_not()
    {
        var shown = new Shown(1, new DateOnly(2026, 1, 1));

        Spacing.IsDue(shown, shown.Last).ShouldBeTrue();
        Spacing.IsDue(shown, shown.Last.AddDays(1)).ShouldBeFalse();
    }
}
