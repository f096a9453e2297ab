namespace SecondBrain.Functions.Tests.Enrichment;

/// <summary>Enrichment without a language model, over the real host.</summary>
public sealed class EnrichmentTests(SwitchableHost host) : IClassFixture<SwitchableHost>, IDisposable
{
    private const string Words = "# Load\n\nOverload protection keeps a server alive. It names Byzantine Fault Tolerance beside other terms.\n";

    private readonly BrainClient _brain = host.NewBrain();

    public void Dispose() => _brain.Dispose();

    [Fact]
    public async Task What_is_generated_lies_beside_the_note_labelled_and_the_owners_words_stay_as_they_are()
    {
        var capture = await _brain.CaptureAsync(Words);
        var receipt = await _brain.ReceiptAsync(capture);
        var note = await _brain.GetAsync($"/notes/{capture["id"]}");

        ((string)note["content"]!).ShouldBe(Words);
        var generated = note["generated"]!.AsArray();
        generated.Select(item => (string)item!["kind"]!).ShouldBe(["entities", "key-phrases", "language", "summary"]);
        generated.ShouldAllBe(item => (string)item!["model"]! == "deterministic/1" && item["createdAt"] != null);
        note["tags"]!.AsArray().ShouldBeEmpty();
        note["language"].ShouldBeNull();
        ((string)receipt["enrichment"]!["model"]!).ShouldBe("deterministic/1");
        receipt["steps"]!.AsArray().Select(step => (string)step!["name"]!).ShouldContain("enrich");
        (await _brain.GetAsync("/notes"))["items"]![0]!["generated"].ShouldBeNull();
    }

    [Fact]
    public async Task A_name_that_leaves_no_doubt_becomes_a_link_by_the_model_with_its_evidence()
    {
        var target = (string)(await _brain.CaptureAsync("# Byzantine Fault Tolerance\n"))["id"]!;
        var capture = await _brain.CaptureAsync(Words);
        await _brain.ReceiptAsync(capture);

        var link = (await _brain.ListAsync($"/notes/{capture["id"]}/links", 10)).ShouldHaveSingleItem();
        ((string)link["target"]!["id"]!, (string)link["provenance"]!, (double)link["confidence"]!).ShouldBe((target, "model", 0.95));
        Words[(int)link["evidence"]!["start"]!..(int)link["evidence"]!["end"]!].ShouldBe("Byzantine Fault Tolerance");
        (await _brain.ListAsync($"/notes/{target}/backlinks", 10)).Count.ShouldBe(1);
        (await _brain.ListAsync("/reviews", 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_that_is_linked_already_is_not_proposed()
    {
        await _brain.CaptureAsync("# Byzantine Fault Tolerance\n");
        var capture = await _brain.CaptureAsync("# Both\n\n[[Byzantine Fault Tolerance]] is also Byzantine Fault Tolerance.\n");
        await _brain.ReceiptAsync(capture);
        var link = (await _brain.ListAsync($"/notes/{capture["id"]}/links", 10)).ShouldHaveSingleItem();
        ((string)link["provenance"]!).ShouldBe("link");
    }

    [Fact]
    public async Task Words_that_only_a_model_wrote_are_not_found_as_the_owners()
    {
        await _brain.CaptureAsync("# Tag\n\n#latency is a tag here.\n");
        var capture = await _brain.CaptureAsync("# Slow\n\nThe latency grows.\n");
        await _brain.ReceiptAsync(capture);
        var note = await _brain.GetAsync($"/notes/{capture["id"]}");
        note["generated"]!.AsArray().Select(item => (string)item!["kind"]!).ShouldContain("tags");
        (await _brain.GetAsync("/search?q=grows&tag=latency"))["items"]!.AsArray().Select(hit => (string)hit!["id"]!).ShouldNotContain((string)capture["id"]!);
    }
}
