namespace SecondBrain.Functions.Tests;

[Collection(BrainHostCollection.Name)]
public sealed class SearchTests(BrainHost host)
{
    [Fact]
    public async Task A_question_finds_a_note_that_shares_no_word_with_it()
    {
        using var brain = host.NewBrain();
        await brain.CaptureAsync("# Sourdough\n\nFeed the starter with flour and water the evening before baking bread.\n");
        await brain.CaptureAsync("# Consensus\n\nRaft elects a leader among servers and replicates a log.\n");
        var memory = await brain.CaptureAsync("# Spaced repetition\n\nReviewing material at growing intervals keeps knowledge from fading.\n");

        var hits = (await brain.GetAsync("/search?q=why+do+I+forget+things+I+learned"))["items"]!.AsArray();

        ((string)hits[0]!["id"]!).ShouldBe((string)memory["id"]!);
        ((double)hits[0]!["scores"]!["meaning"]!).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_hit_says_why_and_marks_the_words_in_its_snippet()
    {
        using var brain = host.NewBrain();
        await brain.CaptureAsync("---\ntags: [baking]\n---\n# Sourdough\n\nFeed the starter. Bakers feed starters daily.\n");

        var hit = (await brain.GetAsync("/search?q=starter"))["items"]!.AsArray().ShouldHaveSingleItem()!;

        ((double)hit["scores"]!["words"]!).ShouldBeGreaterThan(0);
        hit["terms"]!.AsArray().ShouldNotBeEmpty();
        var snippet = (string)hit["snippet"]!;
        var marked = hit["highlights"]!.AsArray().Select(span => snippet[(int)span!["start"]!..(int)span["end"]!]).ToList();
        marked.ShouldContain("starter");
    }

    [Fact]
    public async Task Every_search_sees_every_note_whose_receipt_says_searchable()
    {
        using var brain = host.NewBrain();
        for (var n = 0; n < 10; n++)
        {
            var capture = await brain.CaptureAsync($"# Marker {n}\n\nUnmistakable word zebra{n}zebra.\n");
            (await brain.GetAsync((string)capture["receipt"]!))["searchable"].ShouldNotBeNull();
            var hits = (await brain.GetAsync($"/search?q=zebra{n}zebra"))["items"]!.AsArray();
            ((string)hits[0]!["id"]!).ShouldBe((string)capture["id"]!);
        }
    }

    [Fact]
    public async Task Filters_and_pages_narrow_the_hits()
    {
        using var brain = host.NewBrain();
        for (var n = 0; n < 5; n++)
        {
            await brain.CaptureAsync($"---\ntags: [{(n % 2 == 0 ? "even" : "odd")}]\n---\n# Bridge {n}\n\nSuspension bridge number {n}.\n");
        }

        (await brain.ListAsync("/search?q=bridge", 2)).Select(hit => (string)hit["id"]!).Distinct().Count().ShouldBe(5);
        (await brain.ListAsync("/search?q=bridge&tag=odd", 10)).Count.ShouldBe(2);
        (await brain.ListAsync("/search?q=bridge&type=person", 10)).ShouldBeEmpty();
        (await brain.ListAsync("/search?q=bridge&status=seed", 10)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Operators_of_the_query_and_parameters_filter_and_a_link_says_by_which_way_it_led()
    {
        using var brain = host.NewBrain();
        var seed = await brain.CaptureAsync("---\ntags: [kitchen/bread]\n---\n# Rye\n\nThe sour starter needs warmth. See [[Oven]].\n");
        await brain.CaptureAsync("# Oven\n\nThe stove gets hot.\n");
        await brain.CaptureAsync("# Soup\n\nA starter that is sour.\n");

        (await brain.ListAsync("/search?q=%22sour+starter%22+tag:kitchen", 10)).ShouldHaveSingleItem()!["id"]!.ToString().ShouldBe((string)seed["id"]!);
        (await brain.ListAsync("/search?q=starter+-warmth", 10)).Select(hit => (string)hit["title"]!).ShouldNotContain("Rye");
        (await brain.ListAsync("/search?q=starter&lang=en&before=2000", 10)).ShouldBeEmpty();
        (await brain.ListAsync("/search?q=starter&after=2000", 10)).ShouldNotBeEmpty();
        var oven = (await brain.ListAsync("/search?q=starter+warmth", 10)).Single(hit => (string)hit["title"]! == "Oven");
        ((double)oven["scores"]!["graph"]!).ShouldBeGreaterThan(0);
    }
}
