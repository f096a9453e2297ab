using System.Text.Json;
using SecondBrain.Core.Costs;
using SecondBrain.Testing;

namespace SecondBrain.Core.Tests.Costs;

public sealed class PriceListTests
{
    private static string Text => File.ReadAllText(RepositoryPaths.Combine("docs", "prices.json"));

    [Fact]
    public void The_list_that_is_built_in_is_the_file() => PriceList.Parse(Text).ShouldBeEquivalentTo(PriceList.Shipped);

    [Theory]
    [InlineData("\"lambda.request\"", "\"lambda.requests\"", "lambda.request is missing, lambda.requests is unknown")]
    [InlineData("\"usd\": 0.000005", "\"usd\": -0.000005", "is negative")]
    [InlineData("\"asOf\"", "\"asof\"", "asof")]
    public void A_price_that_is_missing_unknown_or_negative_is_refused_by_name(string from, string to, string message) =>
        Should.Throw<JsonException>(() => PriceList.Parse(Text.Replace(from, to, StringComparison.Ordinal))).Message.ShouldContain(message);

    [Fact]
    public void Every_price_says_where_it_is_published_and_a_checked_one_where_it_was_seen()
    {
        foreach (var (source, isChecked, seen) in PriceList.Shipped.Prices.Values.Select(price => (price.Source, price.Checked, price.SeenAt))
            .Concat(PriceList.Shipped.Models.Values.Select(price => (price.Source, price.Checked, price.SeenAt))))
        {
            source.ShouldStartWith("https://aws.amazon.com/");
            (seen is not null).ShouldBe(isChecked);
        }
    }

    [Theory]
    [InlineData("amazon.nova-micro-v1:0", 1_000_000, 1_000_000, 0.175)]
    [InlineData("amazon.titan-embed-text-v2:0", 1_000_000, 0, 0.02)]
    [InlineData("deterministic/1", 0, 0, 0)]
    [InlineData("a-model-on-this-machine", 1_000_000, 1_000_000, 0)]
    [InlineData("llama3.2", 1_000_000, 1_000_000, 0)]
    [InlineData("qwen2.5:7b", 1_000_000, 1_000_000, 0)]
    [InlineData("hf.co/bartowski/llama-3.2-gguf", 1_000_000, 1_000_000, 0)]
    [InlineData("us.amazon.nova-micro-v1:0", 1_000_000, 1_000_000, 0.175)]
    [InlineData("anthropic.claude-new-v9:0", 1_000_000, 1_000_000, 90)]
    [InlineData("eu.anthropic.claude-new-20990101-v1:0", 1_000_000, 1_000_000, 90)]
    [InlineData("us-gov.meta.llama9-90b-instruct-v1:0", 1_000_000, 1_000_000, 90)]
    public void Tokens_cost_what_the_list_says_an_own_model_nothing_and_an_unknown_one_of_Bedrock_much(string model, long input, long output, double cost) =>
        PriceList.Shipped.ModelCostUsd(model, input, output).ShouldBe((decimal)cost);

    [Theory]
    [InlineData(0, 0.000001)]
    [InlineData(1, 0.000001104)]
    [InlineData(100, 0.000001104)]
    [InlineData(1000, 0.000002042)]
    public void An_Express_execution_costs_its_request_and_its_time_in_steps_of_100_ms(int milliseconds, double cost) =>
        ((double)PriceList.Shipped.ExpressCostUsd(TimeSpan.FromMilliseconds(milliseconds))).ShouldBe(cost, 1e-9);
}
