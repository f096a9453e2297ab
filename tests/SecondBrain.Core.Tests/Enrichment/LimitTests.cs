using System.Text;
using SecondBrain.Core.Enrichment;

namespace SecondBrain.Core.Tests.Enrichment;

public sealed class LimitTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("ñ")]
    [InlineData("語")]
    [InlineData("🌱")]
    public void An_excerpt_is_the_start_of_the_text_and_at_most_16_KiB_of_whole_characters(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, 20_000));
        var excerpt = NoteExcerpt.Of(text);
        text.ShouldStartWith(excerpt);
        Encoding.UTF8.GetByteCount(excerpt).ShouldBeInRange(NoteExcerpt.MaxBytes - 64, NoteExcerpt.MaxBytes);
        excerpt.ShouldNotContain("\ufffd");
        char.IsHighSurrogate(excerpt[^1]).ShouldBeFalse();
    }

    [Fact]
    public void A_threshold_is_that_of_the_type_else_that_of_all_others_else_nine_tenths()
    {
        var thresholds = LinkThresholds.Parse("supports=0.95, contradicts=1.1,*=0.8");
        (thresholds.Of("supports"), thresholds.Of("contradicts"), thresholds.Of("cites")).ShouldBe((0.95, 1.1, 0.8));
        LinkThresholds.Parse(null).Of("cites").ShouldBe(0.9);
    }

    [Theory]
    [InlineData("supports")]
    [InlineData("supports=high")]
    [InlineData("supports=0.9=1")]
    public void Thresholds_that_cannot_be_read_are_refused(string list) => Should.Throw<FormatException>(() => LinkThresholds.Parse(list)).Message.ShouldContain("LINK_THRESHOLDS");
}
