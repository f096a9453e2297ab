using SecondBrain.Core.Budget;
using SecondBrain.Core.Costs;

namespace SecondBrain.Core.Tests.Budget;

public sealed class BudgetStepTests
{
    [Theory]
    [InlineData(0, 5, "full")]
    [InlineData(3.99, 5, "full")]
    [InlineData(4, 5, "deterministic")]
    [InlineData(4.99, 5, "deterministic")]
    [InlineData(5, 5, "words-only")]
    [InlineData(0, 0, "words-only")]
    public void A_brain_goes_down_the_steps_at_80_and_at_100_percent(double committed, double limit, string step) =>
        BudgetSteps.At((decimal)committed, (decimal)limit).Name().ShouldBe(step);

    [Fact]
    public void A_step_is_read_by_its_name()
    {
        BudgetSteps.All.ShouldAllBe(step => BudgetSteps.Parse(step.Name()) == step);
        Should.Throw<FormatException>(() => BudgetSteps.Parse("half")).Message.ShouldContain("words-only");
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData("0", 0)]
    [InlineData("2.50", 2.5)]
    public void The_budget_is_read_from_its_variable(string? text, double usd) => BudgetOptions.Parse(text).MonthlyUsd.ShouldBe((decimal)usd);

    [Theory]
    [InlineData("-1")]
    [InlineData("much")]
    [InlineData("1,000")]
    [InlineData("100001")]
    public void A_budget_that_cannot_be_read_is_refused_by_the_name_of_the_variable(string text) =>
        Should.Throw<FormatException>(() => BudgetOptions.Parse(text)).Message.ShouldContain("MONTHLY_BUDGET_USD");

    [Fact]
    public void A_longer_note_never_reserves_less() =>
        Enumerable.Range(0, 40_000).Select(bytes => Of(bytes).TotalUsd).Zip(Enumerable.Range(1, 40_000).Select(bytes => Of(bytes).TotalUsd)).ShouldAllBe(pair => pair.First <= pair.Second && pair.First > 0);

    [Fact]
    public void A_model_without_a_price_needs_no_reservation() => CaptureReservation.Of(PriceList.Shipped, 1_000_000, "local", "none").TotalUsd.ShouldBe(0);

    [Fact]
    public void What_waits_is_taken_up_within_the_hour_when_half_the_budget_is_left_else_next_month()
    {
        var now = new DateTimeOffset(2026, 12, 30, 5, 0, 0, TimeSpan.Zero);
        Report(0.4m, 1, 3).BackfillBy.ShouldBe(now.AddHours(1));
        Report(0.5m, 1, 3).BackfillBy.ShouldBe(new DateTimeOffset(2027, 1, 1, 1, 0, 0, TimeSpan.Zero));
        Report(0.5m, 1, 0).BackfillBy.ShouldBeNull();
        Report(0, 0, 3).BackfillBy.ShouldBeNull();

        BudgetReport Report(decimal committed, decimal limit, int deferred) => new(new BudgetAccount("2026-12", committed, 0, 0, 0), limit, IsOwn: false, deferred, now);
    }

    private static CaptureReservation Of(int bytes) => CaptureReservation.Of(PriceList.Shipped, bytes, "amazon.titan-embed-text-v2:0", "amazon.nova-micro-v1:0");
}
