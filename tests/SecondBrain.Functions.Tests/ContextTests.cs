using System.Net;

namespace SecondBrain.Functions.Tests;

[Collection(BrainHostCollection.Name)]
public sealed class ContextTests(BrainHost host)
{
    [Fact]
    public async Task A_context_quotes_the_captured_text_at_its_spans_within_the_budget()
    {
        using var brain = host.NewBrain();
        const string Text = "---\ntags: [memory]\n---\n# Spaced repetition\n\nReviewing material at growing intervals keeps knowledge from fading. 🌱\n";
        var memory = await brain.CaptureAsync(Text);
        await brain.CaptureAsync("# Sourdough\n\nFeed the starter with flour and water the evening before baking bread.\n");

        var built = await brain.GetAsync("/context?q=growing+intervals&budget=150");

        ((int)built["tokens"]!).ShouldBeInRange(1, 150);
        ((int)built["budget"]!).ShouldBe(150);
        var passage = built["passages"]![0]!;
        ((string)passage["id"]!).ShouldBe((string)memory["id"]!);
        passage["terms"]!.AsArray().Select(term => (string)term!).ShouldBe(["growing", "intervals"]);
        var part = passage["parts"]![0]!;
        ((string)part["text"]!).ShouldBe(Text[(int)part["span"]!["start"]!..(int)part["span"]!["end"]!]);
        ((string)built["context"]!).ShouldContain((string)part["text"]!);
        ((string)built["context"]!).ShouldContain($"[1] {passage["id"]}\n");
    }

    [Fact]
    public async Task A_note_comes_in_through_a_link_and_says_so()
    {
        using var brain = host.NewBrain();
        var invoice = await brain.CaptureAsync("# Invoice 4711\n\nPaid to the plumber in March.\n");
        var memory = await brain.CaptureAsync("# Spaced repetition\n\nReviewing material at growing intervals keeps knowledge from fading, as the [[Invoice 4711]] of memory.\n");

        var passages = (await brain.GetAsync("/context?q=reviewing+material+at+growing+intervals+keeps+knowledge"))["passages"]!.AsArray();

        passages.Select(passage => (string)passage!["id"]!).ShouldBe([(string)memory["id"]!, (string)invoice["id"]!]);
        ((string)passages[1]!["connection"]!["type"]!).ShouldBe("links-to");
    }

    [Fact]
    public async Task Filters_hold_and_a_question_without_a_match_is_answered_with_advice()
    {
        using var brain = host.NewBrain();
        await brain.CaptureAsync("---\ntags: [baking]\n---\n# Bread\n\nBread takes time.\n");

        (await brain.GetAsync("/context?q=bread&tag=baking"))["passages"]!.AsArray().Count.ShouldBe(1);
        var empty = await brain.GetAsync("/context?q=bread&tag=bridges");
        empty["passages"]!.AsArray().ShouldBeEmpty();
        ((string)empty["context"]!).ShouldBe("");
        ((string)empty["advice"]!).ShouldStartWith("Nothing matches.");
    }

    [Theory]
    [InlineData("/context", "GET /context?q=")]
    [InlineData("/context?q=a&budget=99", "'budget' must be a number from 100 to 32000.")]
    [InlineData("/context?q=a&budget=lots", "'budget'")]
    [InlineData("/context?q=bread+before:soon", "'soon' is no date.")]
    public async Task A_wrong_request_says_what_to_do(string path, string advice)
    {
        using var brain = host.NewBrain();
        var (status, body) = await brain.SendAsync(HttpMethod.Get, path);
        status.ShouldBe(HttpStatusCode.BadRequest);
        ((string)body["detail"]!).ShouldContain(advice);
    }

    [Fact]
    public async Task Another_brain_has_nothing_of_it()
    {
        using var owner = host.NewBrain();
        using var stranger = host.NewBrain();
        await owner.CaptureAsync("# Secret\n\nUnmistakable word zebrazebra.\n");
        (await stranger.GetAsync("/context?q=zebrazebra"))["passages"]!.AsArray().ShouldBeEmpty();
    }
}
