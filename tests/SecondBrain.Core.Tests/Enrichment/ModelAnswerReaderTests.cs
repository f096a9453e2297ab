using System.Text.Json.Nodes;
using SecondBrain.Core.Enrichment;

namespace SecondBrain.Core.Tests.Enrichment;

public sealed class ModelAnswerReaderTests
{
    [Fact]
    public void What_the_tool_was_called_with_is_read_with_the_tokens()
    {
        var answer = Read("""{"summary":" S ","tags":["a","A",1,"b"],"language":"en","entities":[],"links":[{"target":"T","type":"cites","evidence":"E","confidence":1.5}]}""");
        answer.Problem.ShouldBeNull();
        (answer.InputTokens, answer.OutputTokens).ShouldBe((9, 3));
        answer.Draft.Summary.ShouldBe("S");
        answer.Draft.Tags.ShouldBe(["a", "b"]);
        answer.Draft.Links.ShouldHaveSingleItem().ShouldBe(new DraftLink("T", "cites", 1, "E"));
    }

    [Theory]
    [InlineData("""{"target":"T","type":"cites","confidence":1}""")]
    [InlineData("""{"target":"T","evidence":"E","confidence":1}""")]
    [InlineData("""{"target":7,"type":"cites","evidence":"E"}""")]
    [InlineData("\"T\"")]
    public void A_link_without_one_of_its_members_is_left_out(string link) => Read($$"""{"summary":"S","links":[{{link}}]}""").Draft.Links.ShouldBeEmpty();

    [Fact]
    public void A_link_whose_confidence_is_not_said_is_not_sure() =>
        Read("""{"summary":"S","links":[{"target":"T","type":"cites","evidence":"E","confidence":"high"}]}""").Draft.Links[0].Confidence.ShouldBe(0);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"Output":{"Message":{"Content":[{"Text":"I would rather not."}]}}}""")]
    [InlineData("""{"Output":{"Message":{"Content":[{"ToolUse":{"Input":"text"}}]}},"Usage":{"InputTokens":"many"}}""")]
    [InlineData("""{"Output":{"Message":{"Content":[{"ToolUse":{"Input":{"links":"none","summary":[]}}}]}}}""")]
    public void An_answer_of_another_shape_is_a_problem_and_not_a_fault(string json)
    {
        var answer = ModelAnswerReader.Read(JsonNode.Parse(json));
        answer.Problem.ShouldNotBeNullOrEmpty();
        answer.Draft.Links.ShouldBeEmpty();
    }

    private static ModelAnswer Read(string tool) => ModelAnswerReader.Read(JsonNode.Parse(
        $$$"""{"Output":{"Message":{"Content":[{"Text":"thinking"},{"ToolUse":{"Input":{{{tool}}} }}]}},"Usage":{"InputTokens":9,"OutputTokens":3}}"""));
}
