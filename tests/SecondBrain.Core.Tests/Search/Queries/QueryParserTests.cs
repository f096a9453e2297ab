using SecondBrain.Core.Search.Queries;

namespace SecondBrain.Core.Tests.Search.Queries;

public class QueryParserTests
{
    [Fact]
    public void A_query_is_taken_apart()
    {
        var query = Read("why \"circuit breaker\" opens -retry -\"dead letter\" queu* -lamb* tag:#aws/lambda -status:seed lang:es before:2026-02 after:2025");

        query.Words.Select(word => word.Written).ShouldBe(["circuit", "breaker", "opens"]);
        query.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["why", "circuit", "breaker", "opens", "queu"]);
        query.Phrases.Select(phrase => phrase.Written).ShouldBe(["circuit breaker"]);
        query.Excluded.Phrases.Select(phrase => phrase.Written).ShouldBe(["retry", "dead letter"]);
        query.Prefixes.ShouldBe([new QueryPrefix("queu*", "queu")]);
        query.Excluded.Prefixes.ShouldBe([new QueryPrefix("lamb*", "lamb")]);
        query.Conditions.ShouldBe(
        [
            new QueryCondition(ConditionField.Tag, "aws/lambda"),
            new QueryCondition(ConditionField.Status, "seed", IsNegated: true),
            new QueryCondition(ConditionField.Language, "es"),
            new QueryCondition(ConditionField.Created, "", new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)),
            new QueryCondition(ConditionField.Created, "", new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), IsNegated: true),
        ]);
    }

    [Theory]
    [InlineData("well-known state-of-the-art method")]
    [InlineData("a - b")]
    [InlineData("5\" disk")]
    [InlineData("http://x.org/y note: url:x foo:bar")]
    [InlineData("**bold** * a*b")]
    [InlineData("rock 'n' roll")]
    [InlineData("--verbose")]
    [InlineData("who wrote \"\"Ulysses\"\"")]
    public void All_else_is_words(string text)
    {
        var query = Read(text);

        query.HasOperators.ShouldBeFalse();
        query.Prefixes.ShouldBeEmpty();
        query.Words.Select(word => word.Written).ShouldBe(SearchQuery.WordsOf(text).Select(word => word.Written));
    }

    [Theory]
    [InlineData("tag:\"to read\"", "to read")]
    [InlineData("TAG:Aws,", "Aws")]
    [InlineData("(tag:a/b)", "a/b")]
    public void Values_may_be_quoted_and_stand_in_a_sentence(string text, string value) =>
        Read(text).Conditions.ShouldBe([new QueryCondition(ConditionField.Tag, value)]);

    [Theory]
    [InlineData("“circuit breaker”")]
    [InlineData("(\"circuit breaker\")")]
    public void Quotes_of_any_kind_hold_a_phrase(string text) => Read(text).Phrases.ShouldHaveSingleItem().Written.ShouldBe("circuit breaker");

    [Theory]
    [InlineData("before:soon", "before:soon", "2026-01")]
    [InlineData("x after:2026-13", "after:2026-13", "no date")]
    [InlineData("before:2026-02-30 x", "before:2026-02-30", "no date")]
    [InlineData("status:ripe", "status:ripe", "status:evergreen")]
    [InlineData("-lang:klingon", "-lang:klingon", "lang:es")]
    [InlineData("tag: aws", "tag:", "without a space")]
    [InlineData("type:\"\"", "type:\"\"", "type:source")]
    [InlineData("tag:#", "tag:#", "no value")]
    [InlineData("x \"?!\"", "\"?!\"", "no word")]
    [InlineData("r*", "r*", "2 letters")]
    public void An_operator_that_cannot_be_used_is_refused_with_advice(string text, string part, string advice)
    {
        var problem = QueryParser.Read(text).ShouldBeOfType<QueryReading.Refused>().Problem;

        problem.Operator.ShouldBe(part);
        problem.Advice.ShouldContain(advice);
    }

    [Fact]
    public void Too_many_operators_are_refused() =>
        QueryParser.Read(string.Join(' ', Enumerable.Range(0, 33).Select(i => $"-word{i}"))).ShouldBeOfType<QueryReading.Refused>().Problem.Advice.ShouldContain("at most 32");

    [Fact]
    public void A_text_has_no_operators()
    {
        var reading = QueryParser.Read(new SecondBrain.Core.Search.SearchRequest("tag: \"x\" -y before:soon") { IsText = true, Tag = "#z" });

        var query = reading.ShouldBeOfType<QueryReading.Understood>().Query;
        query.Words.Select(word => word.Written).ShouldBe(["tag", "x", "y", "soon"]);
        query.Filters.ShouldBe([new QueryCondition(ConditionField.Tag, "z")]);
    }

    private static SearchQuery Read(string text) => QueryParser.Read(text).ShouldBeOfType<QueryReading.Understood>().Query;
}
