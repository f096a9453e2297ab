using SecondBrain.Core.Context;

namespace SecondBrain.Core.Tests.Context;

public sealed class TokenEstimateTests
{
    // counts of o200k_base
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("Reviewing material at growing intervals keeps knowledge from fading.", 11, 15)]
    [InlineData("La repetición espaciada mantiene el conocimiento en la memoria.", 11, 19)]
    [InlineData("var hits = index.Search(new SearchRequest(\"bread\"), []);", 14, 20)]
    [InlineData("知识管理", 2, 5)]
    [InlineData("2026-11-22T17:00:00Z", 13, 16)]
    public void A_text_has_about_as_many_tokens_as_a_model_counts(string text, int atLeast, int atMost) => TokenEstimate.Of(text).ShouldBeInRange(atLeast, atMost);

    [Theory]
    [InlineData("one two", "three")]
    [InlineData("a ", " b")]
    [InlineData("       ", "   ")]
    [InlineData("````", "```")]
    [InlineData("SHOUT", "ing")]
    public void Two_texts_on_lines_of_their_own_have_no_more_than_each_with_its_line(string first, string second) =>
        TokenEstimate.Of($"{first}\n{second}").ShouldBeLessThanOrEqualTo(TokenEstimate.Of(first) + TokenEstimate.Of("\n") + TokenEstimate.Of(second));
}
