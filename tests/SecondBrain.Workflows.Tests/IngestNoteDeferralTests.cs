using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

/// <summary>A model that does not answer defers a capture; it never fails it.</summary>
public sealed class IngestNoteDeferralTests
{
    private static StateMachineTest Ingest => IngestNote.Test;

    [Theory]
    [InlineData("Read Embedding Breaker", "open", "embed", "Embed Chunk")]
    [InlineData("Read Embedding Breaker", "half-open", "embed", "Embed Chunk")]
    [InlineData("Read Enrichment Breaker", "open", "enrich", "Ask Model")]
    public async Task A_model_whose_breaker_is_not_closed_is_not_asked(string breaker, string state, string part, string call)
    {
        var run = await Ingest.WithTask(breaker, """{"Item":{"state":{"S":"STATE"}}}""".Replace("STATE", state, StringComparison.Ordinal)).RunAsync(IngestNote.Input);
        run.ShouldSucceed().ShouldFollow(IngestNote.ToTheEnd);
        run.Calls(call).ShouldBeEmpty();
        Deferred(run, part).ShouldBe("BreakerOpen");
    }

    [Theory]
    [InlineData("Read Embedding Breaker")]
    [InlineData("Read Enrichment Breaker")]
    public async Task A_breaker_that_cannot_be_read_is_taken_for_closed(string breaker)
    {
        var run = await Ingest.ForTask(breaker).AlwaysFails("DynamoDB.ResourceNotFoundException").RunAsync(IngestNote.Input);
        run.ShouldSucceed().Calls("Ask Model").Count.ShouldBe(1);
        run.Calls("Embed Chunk").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Embed Chunk", "Bedrock.ThrottlingException", "embed", "Count Embedding Failure", "EmbeddingModelId")]
    [InlineData("Ask Model", "BedrockRuntime.ServiceUnavailableException", "enrich", "Count Enrichment Failure", "amazon.nova-micro-v1:0")]
    public async Task A_model_that_throttles_until_the_last_retry_is_counted_and_the_capture_deferred(string call, string error, string part, string count, string model)
    {
        var run = await Ingest.ForTask(call).AlwaysFails(error).RunAsync(IngestNote.Input);
        run.ShouldSucceed().ShouldFollow(IngestNote.ToTheEnd);
        Deferred(run, part).ShouldBe(error);
        run.Calls(count).ShouldHaveSingleItem()!.ToJsonString().ShouldBe($$"""{"model":"{{model}}","execution":"test"}""");
    }

    [Theory]
    [InlineData("Embed Chunk", "embed")]
    [InlineData("Ask Model", "enrich")]
    public async Task A_model_that_never_answers_defers_the_capture_in_time(string call, string part)
    {
        var run = await Ingest.WithRandom(0.999).ForTask(call).Never().RunAsync(IngestNote.Input);
        Deferred(run.ShouldSucceed(), part).ShouldBe("States.Timeout");
        run.Duration.ShouldBeLessThan(TimeSpan.FromSeconds(200)); // of the 270 that the workflow has
    }

    [Theory]
    [InlineData("Embed Chunk", "Bedrock.ThrottlingException", "Count Embedding Failure", "embed")]
    [InlineData("Ask Model", "BedrockRuntime.ThrottlingException", "Count Enrichment Failure", "enrich")]
    public async Task A_failure_that_cannot_be_counted_defers_the_capture_all_the_same(string call, string error, string count, string part)
    {
        var failing = Ingest.ForTask(call).AlwaysFails(error);
        Deferred((await failing.ForTask(count).AlwaysFails("AmazonDynamoDBException").RunAsync(IngestNote.Input)).ShouldSucceed(), part).ShouldBe(error);
        (await failing.ForTask(count).FailOnce("AmazonDynamoDBException").RunAsync(IngestNote.Input)).ShouldSucceed().Retries(count).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Prepare Enrichment")]
    [InlineData("Store Enrichment")]
    [InlineData("Accept Link")]
    [InlineData("Start Review")]
    public async Task A_step_of_the_enrichment_that_fails_defers_it_and_not_the_rest(string state)
    {
        var run = await Ingest.ForTask(state).AlwaysFails("BadInputException").RunAsync(IngestNote.Input);
        run.ShouldSucceed().ShouldFollow(IngestNote.ToTheEnd);
        Deferred(run, "enrich").ShouldBe("BadInputException");
        Deferred(run, "embed").ShouldBeEmpty();
    }

    [Fact]
    public async Task Rules_that_fail_defer_the_enrichment()
    {
        var run = await IngestNote.WithoutModel.ForTask("Enrich Without Model").AlwaysFails("BadInputException").RunAsync(IngestNote.Input);
        Deferred(run.ShouldSucceed(), "enrich").ShouldBe("BadInputException");
    }

    [Fact]
    public async Task A_refusal_that_cannot_be_recorded_defers_the_enrichment()
    {
        var run = await Ingest.ForTask("Ask Model").AlwaysFails("BedrockRuntime.ValidationException")
            .ForTask("Record Refusal").AlwaysFails("BadInputException").RunAsync(IngestNote.Input);
        Deferred(run.ShouldSucceed(), "enrich").ShouldBe("BadInputException");
    }

    private static string? Deferred(StateMachineRun run, string part) => (string?)run.Calls("Complete Receipt").ShouldHaveSingleItem()!["deferred"]![part];
}
