using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

/// <summary>What a budget does not pay for is deferred; it never fails a capture.</summary>
public sealed class IngestNoteBudgetTests
{
    [Theory]
    [InlineData("full", 2, 1, 0)]
    [InlineData("deterministic", 2, 0, 1)]
    [InlineData("words-only", 0, 0, 1)]
    public async Task Each_step_of_the_budget_calls_the_models_that_it_pays_for(string step, int embedded, int asked, int byRules)
    {
        var run = (await On(step)).ShouldSucceed();
        run.ShouldFollow(IngestNote.ToTheEnd);
        (run.Calls("Embed Chunk").Count, run.Calls("Ask Model").Count, run.Calls("Enrich Without Model").Count).ShouldBe((embedded, asked, byRules));
        run.Calls("Accept Link").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_receipt_is_told_the_step_and_that_the_embedding_waits_for_the_budget()
    {
        var told = (await On("words-only")).Calls("Complete Receipt").ShouldHaveSingleItem()!;
        ((string)told["budget"]!, (string)told["enricher"]!).ShouldBe(("words-only", "amazon.nova-micro-v1:0"));
        told["deferred"]!.ToJsonString().ShouldBe("""{"embed":"Budget","enrich":""}""");
        told["tokens"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_that_the_model_has_enriched_before_is_not_enriched_again_by_rules()
    {
        var kept = """{"needed":false,"prompt":null,""" + IngestNote.Proposals.Trim()[1..];
        var run = await On("deterministic", IngestNote.Test.WithTask("Prepare Enrichment", kept));
        run.ShouldSucceed().Calls("Enrich Without Model").ShouldBeEmpty();
        run.Calls("Ask Model").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_claim_is_told_which_model_would_enrich() =>
        ((string)(await On("full")).Calls("Claim Capture").ShouldHaveSingleItem()!["enricher"]!).ShouldBe("amazon.nova-micro-v1:0");

    private static Task<StateMachineRun> On(string step, StateMachineTest? test = null) =>
        (test ?? IngestNote.Test).WithTask("Claim Capture", $$"""{"claimed":true,"model":"EmbeddingModelId","budget":"{{step}}"}""").RunAsync(IngestNote.Input);
}
