using SecondBrain.Core.Graph;

namespace SecondBrain.Core.Tests.Graph;

public class EdgeWeightsTests
{
    [Fact]
    public void A_type_that_is_not_listed_has_the_default()
    {
        EdgeWeights.Default.Strength("invented", 1).ShouldBe(0.4);
        EdgeWeights.Default.Strength("supports", 1).ShouldBe(0.5);
        EdgeWeights.Parse("invented=0.6, *=0.2").Strength("invented", 1).ShouldBe(0.3);
        EdgeWeights.Parse("invented=0.6, *=0.2").Strength("another", 1).ShouldBe(0.1);
        EdgeWeights.Parse("invented=0.6, *=0.2").Strength("supports", 1).ShouldBe(0.5);
    }

    [Fact]
    public void More_weight_ties_more_and_never_entirely()
    {
        double[] weights = [0, 0.1, 1, 2, 100, double.PositiveInfinity];

        weights.Select(weight => EdgeWeights.Default.Strength("supports", weight)).ShouldBe([0, 0.1 / 1.1, 0.5, 2.0 / 3, 100.0 / 101, 1]);
        EdgeWeights.Default.Strength("supports", -1).ShouldBe(0);
        EdgeWeights.Default.Strength("supports", double.NaN).ShouldBe(0);
    }

    [Theory]
    [InlineData("supports")]
    [InlineData("supports=")]
    [InlineData("supports=1.5")]
    [InlineData("supports=-1")]
    [InlineData("supports=a")]
    public void Weights_that_cannot_be_read_are_refused(string list) => Should.Throw<FormatException>(() => EdgeWeights.Parse(list)).Message.ShouldContain("LINK_WEIGHTS");
}
