using System.Text;
using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

public sealed class IngestNoteEnrichmentTests
{
    private static StateMachineTest Ingest => IngestNote.Test;

    [Fact]
    public async Task A_sure_link_is_accepted_and_another_goes_to_its_owner()
    {
        var run = await Ingest.RunAsync(IngestNote.Input);

        run.PathIn("Decide Proposals", 0).ShouldFollow("Is Link Sure?", "Accept Link");
        run.PathIn("Decide Proposals", 1).ShouldFollow("Is Link Sure?", "Start Review", "Leave To Review");
        run.Calls("Accept Link").ShouldHaveSingleItem()!.ToJsonString().ShouldBe("""{"brain":"b","source":"n","target":"s"}""");
        run.Calls("Start Review").ShouldHaveSingleItem()!["Name"]!.GetValue<string>().ShouldBe("b-link-n-u");
    }

    [Fact]
    public async Task The_model_is_asked_with_a_tool_at_temperature_zero_and_may_only_use_the_types_of_the_brain()
    {
        var asked = (await Ingest.RunAsync(IngestNote.Input)).Calls("Ask Model").ShouldHaveSingleItem()!;
        asked["InferenceConfig"]!["Temperature"]!.GetValue<int>().ShouldBe(0);
        var schema = asked["ToolConfig"]!["Tools"]![0]!["ToolSpec"]!["InputSchema"]!["Json"]!;
        schema["properties"]!["links"]!["items"]!["properties"]!["type"]!["enum"]!.ToJsonString().ShouldBe("""["supports"]""");
        asked["Messages"]![0]!["Content"]!.AsArray().Select(part => (string?)part!["Text"]).ShouldBe(
            ["""Known notes: ["Known"]""", """Known tags: ["tag"]""", "Title of the note: T", "Words"]);
    }

    [Fact]
    public async Task Without_a_language_model_a_note_is_enriched_by_rules_and_no_model_is_asked()
    {
        var run = (await IngestNote.WithoutModel.RunAsync(IngestNote.Input)).ShouldSucceed();
        run.Calls("Enrich Without Model").Count.ShouldBe(1);
        run.Calls("Ask Model").ShouldBeEmpty();
        run.Calls("Accept Link").Count.ShouldBe(1);
        (await IngestNote.WithoutModel.ForTask("Enrich Without Model").FailOnce("AmazonDynamoDBException").RunAsync(IngestNote.Input)).ShouldSucceed();
    }

    [Fact]
    public async Task A_note_that_was_enriched_before_costs_no_second_answer_and_its_open_proposals_are_decided()
    {
        var kept = """{"needed":false,"prompt":null,""" + IngestNote.Proposals.Trim()[1..];
        var run = await Ingest.WithTask("Prepare Enrichment", kept).RunAsync(IngestNote.Input);
        run.ShouldSucceed().Calls("Ask Model").ShouldBeEmpty();
        run.Calls("Accept Link").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_model_that_refuses_costs_the_enrichment_and_the_receipt_says_why()
    {
        var refused = Ingest.ForTask("Ask Model").AlwaysFails("BedrockRuntime.ValidationException");
        var run = await refused.ForTask("Record Refusal").FailOnce("AmazonDynamoDBException").RunAsync(IngestNote.Input);
        run.ShouldSucceed().Calls("Record Refusal")[0]!["problem"]!.GetValue<string>().ShouldBe("BedrockRuntime.ValidationException");
        run.Calls("Complete Receipt")[0]!["deferred"]!["enrich"]!.GetValue<string>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_review_that_was_started_before_is_not_a_failure()
    {
        var run = await Ingest.ForTask("Start Review").AlwaysFails("StepFunctions.ExecutionAlreadyExistsException").RunAsync(IngestNote.Input);
        run.ShouldSucceed().Calls("Complete Receipt")[0]!["deferred"]!["enrich"]!.GetValue<string>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_state_with_the_longest_excerpt_stays_under_64_KiB()
    {
        var excerpt = new string('\n', 16 * 1024); // two bytes each as JSON
        var prompt = $$"""{"needed":true,"prompt":{"title":"T","excerpt":{{System.Text.Json.JsonSerializer.Serialize(excerpt)}},"titles":[],"tags":[],"linkTypes":["supports"]},"proposals":[]}""";
        var run = await Ingest.WithTask("Prepare Enrichment", prompt).RunAsync(IngestNote.Input);
        run.ShouldSucceed();
        Encoding.UTF8.GetByteCount(run.Calls("Ask Model")[0]!.ToJsonString()).ShouldBeLessThan(64 * 1024);
    }
}
