using SecondBrain.Core.Breakers;

namespace SecondBrain.Core.Tests.Breakers;

public sealed class BreakerRulesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1000, 60)]
    public void The_wait_doubles_with_each_opening_up_to_an_hour(int openings, int minutes) =>
        BreakerRules.Default.WaitAfter(openings).ShouldBe(TimeSpan.FromMinutes(minutes));
}
