using SecondBrain.Core.Enrichment;

namespace SecondBrain.Core.Tests.Enrichment;

public sealed class EvidenceCheckTests
{
    private const string Text = "# Größe 🌱\n\nA server under overload\nrejects work early.\n";

    [Theory]
    [InlineData("server under overload", "server under overload")]
    [InlineData("server under overload rejects  work", "server under overload\nrejects work")]
    [InlineData("# Größe 🌱", "# Größe 🌱")]
    public void A_quote_is_found_word_for_word_at_its_place_in_UTF_16(string quote, string found) =>
        EvidenceCheck.Find(Text, quote).ShouldNotBeNull().Of(Text).ToString().ShouldBe(found);

    [Theory]
    [InlineData("server under load")]
    [InlineData("Server under overload")]
    [InlineData("server underoverload")]
    [InlineData("early.\nA server")]
    [InlineData("work")]
    [InlineData("")]
    [InlineData("   ")]
    public void A_quote_that_the_text_does_not_have_or_that_says_nothing_is_not_found(string quote) => EvidenceCheck.Find(Text, quote).ShouldBeNull();
}
