using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

public sealed class IngestNoteTests
{
    private const string Models = "Embed And Enrich";

    private static readonly string[] Failing = ["Record Failure", "Give Up"];

    private static StateMachineTest Ingest => IngestNote.Test;

    [Fact]
    public async Task A_capture_is_claimed_chunked_embedded_enriched_linked_published_and_completed()
    {
        var run = (await Ingest.RunAsync(IngestNote.Input)).ShouldSucceed();

        run.ShouldFollow(IngestNote.ToTheEnd);
        run.PathIn("Embed Chunks", 0).ShouldFollow("Read Chunk", "Is Chunk Embedded?", "Embed Chunk", "Store Embedding", "Count Tokens");
        run.Calls("Store Embedding").Select(call => (string?)call!["chunk"]).ShouldBe(["CHUNK#1#0", "CHUNK#1#1"]);
        run.Calls("Embed Chunk")[0]!["Body"]!["inputText"]!.GetValue<string>().ShouldBe("Title\n\nWords");
        var completed = run.Calls("Complete Receipt").ShouldHaveSingleItem()!;
        completed["tokens"]!.ToJsonString().ShouldBe("[7,7]");
        completed["deferred"]!.ToJsonString().ShouldBe("""{"embed":"","enrich":""}""");
        run.Duration.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(IngestNote.Embedded)]
    [InlineData("{}")] // an edit has replaced it
    public async Task A_chunk_that_has_its_embedding_or_is_gone_is_not_embedded(string read)
    {
        var run = await Ingest
            .WithTask("Read Chunk", input => JsonNode.Parse((string?)input["Key"]!["SK"]!["S"] == "CHUNK#1#0" ? read : IngestNote.NotEmbedded))
            .RunAsync(IngestNote.Input);

        run.PathIn("Embed Chunks", 0).ShouldFollow("Read Chunk", "Is Chunk Embedded?", "Keep Embedding");
        run.Calls("Embed Chunk").Count.ShouldBe(1);
        run.Calls("Complete Receipt")[0]!["tokens"]!.ToJsonString().ShouldBe("[0,7]");
    }

    [Fact]
    public async Task A_capture_that_another_execution_has_is_left_to_it()
    {
        var run = await Ingest.WithTask("Claim Capture", """{"claimed":false}""").RunAsync(IngestNote.Input);
        run.ShouldSucceed().ShouldFollow("Read Record", "Claim Capture", "Is Capture Claimed?", "Leave To Other Execution");
    }

    [Theory]
    [InlineData("Claim Capture", "AmazonDynamoDBException", 0.5, 1)]
    [InlineData("Chunk Note", "Lambda.TooManyRequestsException", 0.5, 1)]
    [InlineData("Read Embedding Breaker", "DynamoDB.ThrottlingException", 0.5, 1)]
    [InlineData("Read Chunk", "DynamoDB.ThrottlingException", 0.5, 1)]
    [InlineData("Embed Chunk", "Bedrock.ThrottlingException", 1, 2)]
    [InlineData("Store Embedding", "TimeoutException", 0.5, 1)]
    [InlineData("Read Enrichment Breaker", "DynamoDB.InternalServerErrorException", 0.5, 1)]
    [InlineData("Prepare Enrichment", "AmazonDynamoDBException", 0.5, 1)]
    [InlineData("Ask Model", "BedrockRuntime.ThrottlingException", 1, 2)]
    [InlineData("Store Enrichment", "AmazonDynamoDBException", 0.5, 1)]
    [InlineData("Accept Link", "AmazonDynamoDBException", 0.5, 1)]
    [InlineData("Start Review", "StepFunctions.ThrottlingException", 0.5, 1)]
    [InlineData("Resolve Links", "Lambda.ServiceException", 0.5, 1)]
    [InlineData("Publish Change", "HttpRequestException", 0.5, 1)]
    [InlineData("Complete Receipt", "ProvisionedThroughputExceededException", 0.5, 1)]
    public async Task A_passing_error_is_retried_after_a_jittered_delay_and_the_capture_completes(string state, string error, double first, double second)
    {
        var test = Ingest.WithTask("Chunk Note", """{"partition":"b#NOTE#n","chunks":["CHUNK#1#0"]}""");
        var run = await test.ForTask(state).FailTwice(error).RunAsync(IngestNote.Input);

        run.ShouldSucceed().Path[^1].ShouldBe("Complete Receipt");
        run.Calls("Complete Receipt")[0]!["deferred"]!.ToJsonString().ShouldBe("""{"embed":"","enrich":""}""");
        run.Retries(state).Select(retry => (retry.Error, retry.Delay.TotalSeconds)).ShouldBe([(error, first), (error, second)]);
        run.Duration.ShouldBe(TimeSpan.FromSeconds(first + second));
    }

    [Fact]
    public async Task A_model_that_does_not_answer_in_20_seconds_is_asked_again()
    {
        var run = await Ingest.ForTask("Embed Chunk").TimesOut().RunAsync(IngestNote.Input);
        run.ShouldSucceed().Duration.ShouldBe(TimeSpan.FromSeconds(21));
        run.Retries("Embed Chunk").ShouldHaveSingleItem().Error.ShouldBe("States.Timeout");
    }

    [Theory]
    [InlineData("Claim Capture")]
    [InlineData("Chunk Note")]
    [InlineData("Read Chunk", Models)]
    [InlineData("Embed Chunk", Models)]
    [InlineData("Store Embedding", Models)]
    [InlineData("Resolve Links")]
    [InlineData("Publish Change")]
    [InlineData("Complete Receipt")]
    public async Task A_step_that_fails_for_good_is_recorded_on_the_receipt(string state, string? failedAt = null)
    {
        var run = (await Ingest.ForTask(state).AlwaysFails("BadInputException", "why").RunAsync(IngestNote.Input)).ShouldFail("BadInputException");

        run.Cause.ShouldBe("why");
        run.Path.TakeLast(3).ShouldBe([failedAt ?? state, .. Failing]);
        var written = run.Calls("Record Failure").ShouldHaveSingleItem()!;
        written["ExpressionAttributeValues"]![":step"]!["S"]!.GetValue<string>().ShouldBe(failedAt ?? state);
        written["ExpressionAttributeValues"]![":error"]!["S"]!.GetValue<string>().ShouldBe("BadInputException");
        written["Key"]!["PK"]!["S"]!.GetValue<string>().ShouldBe("b#CAPTURE#c");
    }

    [Fact]
    public async Task Retries_of_a_failing_step_end_after_the_last_attempt()
    {
        var run = (await Ingest.ForTask("Claim Capture").AlwaysFails("AmazonDynamoDBException").RunAsync(IngestNote.Input)).ShouldFail("AmazonDynamoDBException");
        run.Retries("Claim Capture").Select(retry => retry.Delay.TotalSeconds).ShouldBe([0.5, 1, 2, 4, 5]);
    }

    [Fact]
    public async Task A_failure_is_left_to_the_execution_that_holds_the_capture()
    {
        var run = await Ingest.ForTask("Chunk Note").AlwaysFails("BadInputException")
            .ForTask("Record Failure").AlwaysFails("DynamoDB.ConditionalCheckFailedException").RunAsync(IngestNote.Input);
        run.ShouldSucceed().Path.TakeLast(2).ShouldBe(["Record Failure", "Leave To Other Execution"]);
    }

    [Fact]
    public async Task A_failure_that_cannot_be_recorded_is_retried_and_then_given_up()
    {
        var failing = Ingest.ForTask("Chunk Note").AlwaysFails("BadInputException");
        var run = await failing.ForTask("Record Failure").AlwaysFails("DynamoDB.InternalServerErrorException").RunAsync(IngestNote.Input);
        run.ShouldFail("BadInputException").Path[^1].ShouldBe("Give Up");
        run.Retries("Record Failure").Count.ShouldBe(6);
    }
}
