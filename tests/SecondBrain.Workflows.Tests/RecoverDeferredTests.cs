using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

public sealed class RecoverDeferredTests
{
    private const string Open = """{"Item":{"state":{"S":"open"},"openUntil":{"S":"2026-01-02T04:00:00.000Z"},"openings":{"N":"1"}}}""";

    private const string HalfOpen = """{"Item":{"state":{"S":"half-open"},"openUntil":{"S":"2026-01-02T03:00:00.000Z"},"probedBy":{"S":"other"}}}""";

    private const string ConditionFailed = "DynamoDB.ConditionalCheckFailedException";

    private static readonly string[] Redriving = ["Find Waiting", "Is Anything Waiting?", "List Models", "Recover Models", "Is Any Model Ready?", "Keep First Page", "List Deferred", "Redrive Captures", "Is Page The Last?"];

    /// <summary>Only an embedding model, its breaker open until four o'clock; two captures wait.</summary>
    private static StateMachineTest Recover { get; } = StateMachineTest
        .Load("statemachines/recover-deferred.asl.json", new Dictionary<string, string> { ["EnrichmentModelId"] = "none", ["OtherEmbeddingModelId"] = "EmbeddingModelId" })
        .WithTask("Find Waiting", """{"Count":3}""")
        .WithTask("Read Breaker", Open)
        .WithTask("Claim Probe", "{}")
        .WithTask("Take Over Probe", "{}")
        .WithTask("Probe Embedding", "{}")
        .WithTask("Probe Enrichment", "{}")
        .WithTask("Close Breaker", "{}")
        .WithTask("Reopen Breaker", "{}")
        .WithTask("List Deferred", Page(next: null, "c1", "c2"))
        .WithTask("Redrive Capture", "{}");

    private static StateMachineTest Enriched { get; } = StateMachineTest
        .Load("statemachines/recover-deferred.asl.json")
        .WithTask("Find Waiting", """{"Count":1}""")
        .WithTask("Read Breaker", input => System.Text.Json.Nodes.JsonNode.Parse(((string)input["Key"]!["PK"]!["S"]!).EndsWith("#EnrichmentModelId", StringComparison.Ordinal) ? Open : "{}"))
        .WithTask("Claim Probe", "{}")
        .WithTask("Probe Enrichment", "{}")
        .WithTask("Close Breaker", "{}")
        .WithTask("Reopen Breaker", "{}")
        .WithTask("List Deferred", Page(next: null))
        .WithTask("Redrive Capture", "{}");

    [Fact]
    public async Task An_open_breaker_is_waited_for_probed_once_and_closed_and_what_was_deferred_is_redriven()
    {
        var run = (await Recover.RunAsync()).ShouldSucceed();
        run.ShouldFollow([.. Redriving, "Complete Recovery"]);
        run.PathIn("Recover Models", 0).ShouldFollow(
            "Is Model Configured?", "Read Breaker", "Is Breaker Closed?", "Wait Until Cool", "Claim Probe", "Is Model For Embedding?", "Probe Embedding", "Close Breaker", "Keep Closed");
        run.PathIn("Recover Models", 1).ShouldFollow("Is Model Configured?", "Keep Closed");
        run.PathIn("Recover Models", 2).ShouldFollow("Is Model Configured?", "Keep Closed");
        run.Duration.ShouldBe(new DateTimeOffset(2026, 1, 2, 4, 0, 0, TimeSpan.Zero) - new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        run.Calls("Probe Embedding").Count.ShouldBe(1);
        run.Calls("Claim Probe")[0]!["ExpressionAttributeValues"]![":seen"]!["S"]!.GetValue<string>().ShouldBe("2026-01-02T04:00:00.000Z");
        run.Calls("Redrive Capture").Select(call => (string?)call!["Key"]!["PK"]!["S"]).Order().ShouldBe(["c1", "c2"]);
        run.Calls("List Deferred")[0]!.ToJsonString().ShouldBe("""{"ready":["embed","other","enrich"],"cursor":null}""");
    }

    [Fact]
    public async Task An_hour_in_which_nothing_waits_is_three_transitions_and_one_query()
    {
        var run = (await Recover.WithTask("Find Waiting", """{"Count":0,"ScannedCount":0}""").RunAsync()).ShouldSucceed();
        run.ShouldFollow("Find Waiting", "Is Anything Waiting?", "Skip Recovery");
        var query = run.Calls("Find Waiting").ShouldHaveSingleItem()!;
        ((string)query["ExpressionAttributeValues"]![":waiting"]!["S"]!).ShouldBe("SYSTEM#DEFERRED");
        query["Limit"].ShouldBeNull(); // what a filter leaves out would be all that a limited page has
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Item":{"state":{"S":"closed"}}}""")]
    public async Task A_closed_breaker_is_not_probed_and_what_was_deferred_is_redriven(string breaker)
    {
        var run = await Recover.WithTask("Read Breaker", breaker).RunAsync();
        run.ShouldSucceed().Calls("Probe Embedding").ShouldBeEmpty();
        run.Calls("Redrive Capture").Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_probe_that_fails_opens_the_breaker_again_and_only_the_other_part_is_redriven()
    {
        var run = await Recover.ForTask("Probe Embedding").AlwaysFails("Bedrock.ThrottlingException").RunAsync();
        run.ShouldSucceed().Calls("Probe Embedding").Count.ShouldBe(1);
        run.Calls("Reopen Breaker").ShouldHaveSingleItem()!.ToJsonString().ShouldBe("""{"model":"EmbeddingModelId","execution":"test"}""");
        run.Calls("List Deferred")[0]!["ready"]!.ToJsonString().ShouldBe("""["other","enrich"]""");
    }

    [Fact]
    public async Task A_probe_that_never_left_is_sent_once_more()
    {
        var run = await Recover.ForTask("Probe Embedding").FailOnce("Bedrock.SdkClientException").RunAsync();
        run.ShouldSucceed().Calls("Close Breaker").Count.ShouldBe(1);
        run = await Enriched.ForTask("Probe Enrichment").FailOnce("BedrockRuntime.SdkClientException").RunAsync();
        run.ShouldSucceed().Calls("Close Breaker").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_language_model_is_probed_with_a_word()
    {
        var run = (await Enriched.RunAsync()).ShouldSucceed();
        run.Calls("Probe Enrichment").ShouldHaveSingleItem()!["InferenceConfig"]!["MaxTokens"]!.GetValue<int>().ShouldBe(5);
        run = await Enriched.ForTask("Probe Enrichment").AlwaysFails("BedrockRuntime.ModelNotReadyException").RunAsync();
        run.ShouldSucceed().Calls("List Deferred")[0]!["ready"]!.ToJsonString().ShouldBe("""["embed","other"]""");
    }

    [Fact]
    public async Task Without_any_model_that_answers_nothing_is_redriven()
    {
        var run = await Enriched.WithTask("Read Breaker", Open)
            .ForTask("Claim Probe").AlwaysFails(ConditionFailed).RunAsync();
        run.ShouldSucceed().ShouldFollow("Find Waiting", "Is Anything Waiting?", "List Models", "Recover Models", "Is Any Model Ready?", "Leave Deferred");
    }

    [Theory]
    [InlineData(Open, "Claim Probe")]
    [InlineData(HalfOpen, "Take Over Probe")]
    [InlineData(Open, "Close Breaker")]
    public async Task A_probe_that_another_execution_holds_is_left_to_it(string breaker, string write)
    {
        var run = await Recover.WithTask("Read Breaker", breaker).ForTask(write).AlwaysFails(ConditionFailed).RunAsync();
        run.ShouldSucceed().PathIn("Recover Models", 0)[^1].ShouldBe("Leave Probe To Other");
        run.Calls("List Deferred")[0]!["ready"]!.ToJsonString().ShouldBe("""["other","enrich"]""");
    }

    [Fact]
    public async Task A_probe_whose_execution_died_is_taken_over_after_two_minutes()
    {
        var run = (await Recover.WithTask("Read Breaker", HalfOpen).RunAsync()).ShouldSucceed();
        run.Duration.ShouldBe(TimeSpan.FromMinutes(2));
        run.Calls("Take Over Probe")[0]!["ExpressionAttributeValues"]![":other"]!["S"]!.GetValue<string>().ShouldBe("other");
        run.Calls("Close Breaker").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Captures_are_redriven_page_by_page()
    {
        var run = await Recover.WithTaskSequence("List Deferred", Page("next", "c1"), Page("more"), Page(null, "c2", "c3")).RunAsync();
        run.ShouldSucceed().Calls("Redrive Capture").Count.ShouldBe(3);
        run.Calls("List Deferred").Select(call => (string?)call!["cursor"]).ShouldBe([null, "next", "more"]);
    }

    [Fact]
    public async Task A_capture_that_is_no_longer_deferred_is_left_alone()
    {
        var run = await Recover.ForTask("Redrive Capture").FailsAt(1, ConditionFailed).RunAsync();
        run.ShouldSucceed().Calls("Redrive Capture").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Find Waiting", "DynamoDb.ThrottlingException")]
    [InlineData("Read Breaker", "DynamoDB.ThrottlingException")]
    [InlineData("Claim Probe", "DynamoDB.ThrottlingException")]
    [InlineData("Close Breaker", "DynamoDB.ThrottlingException")]
    [InlineData("List Deferred", "AmazonDynamoDBException")]
    [InlineData("Redrive Capture", "DynamoDB.InternalServerErrorException")]
    public async Task A_passing_error_is_retried_and_one_that_stays_leaves_everything_deferred(string state, string error)
    {
        (await Recover.ForTask(state).FailOnce(error).RunAsync()).ShouldSucceed().Retries(state).Count.ShouldBe(1);
        (await Recover.ForTask(state).AlwaysFails(error).RunAsync()).ShouldFail(error).Path[^1].ShouldBe("Give Up");
    }

    [Fact]
    public async Task A_probe_that_cannot_be_taken_over_or_a_breaker_that_cannot_be_reopened_is_tried_again()
    {
        var dead = Recover.WithTask("Read Breaker", HalfOpen);
        (await dead.ForTask("Take Over Probe").FailOnce("DynamoDB.ThrottlingException").RunAsync()).ShouldSucceed().Calls("Take Over Probe").Count.ShouldBe(2);
        var failed = Recover.ForTask("Probe Embedding").AlwaysFails("Bedrock.ThrottlingException");
        (await failed.ForTask("Reopen Breaker").FailOnce("AmazonDynamoDBException").RunAsync()).ShouldSucceed().Calls("Reopen Breaker").Count.ShouldBe(2);
    }

    private static string Page(string? next, params string[] captures) =>
        $$"""{"captures":[{{string.Join(',', captures.Select(capture => $$"""{"partition":"{{capture}}","sort":"RECEIPT"}"""))}}],"next":{{(next is null ? "null" : $"\"{next}\"")}}}""";
}
