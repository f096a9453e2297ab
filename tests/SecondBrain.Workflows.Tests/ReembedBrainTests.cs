using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

public sealed class ReembedBrainTests
{
    private const string Input = """{"brain":"home","model":"new"}""";

    private const string Old = """{"Item":{"context":{"S":"Title"},"text":{"S":"Words"},"model":{"S":"old"}}}""";

    private const string Clean = """{"manifest":"page","found":0,"cursor":"","page":1,"missing":0}""";

    private const string One = """{"manifest":"page","found":1,"cursor":"","page":1,"missing":1}""";

    private static readonly string[] Round = ["Begin Round", "List Chunks", "Are Chunks Missing?"];

    private static readonly string[] RoundEnd = ["Are More Pages?", "Is Round Clean?"];

    private static readonly string[] Switch = ["Build Index", "Switch Model", "Record Switch", "Wait For Ingestions"];

    private static readonly string[] End = ["Drop Old Vectors", "Are More Notes?", "Complete Move", "Keep Model"];

    /// <summary>One chunk is to be embedded; nothing is captured meanwhile.</summary>
    private static StateMachineTest Reembed { get; } = StateMachineTest.Load("statemachines/reembed-brain.asl.json")
        .WithTask("Embed Chunks", """{"Body":"{\"note\":\"n\",\"partition\":\"home#NOTE#n\",\"chunk\":\"CHUNK#1#0\"}\n"}""")
        .WithTask("Begin Reembedding", """{"needed":true,"switched":false}""")
        .WithTaskSequence("List Chunks", One, Clean, Clean)
        .WithTask("Read Chunk", Old)
        .WithTask("Embed Chunk", """{"Body":{"embedding":[0.6,0.8]}}""")
        .WithTask("Store Embedding", "{}")
        .WithTask("Build Index", "{}")
        .WithTask("Switch Model", "{}")
        .WithTask("Drop Old Vectors", """{"cursor":""}""")
        .WithTask("Complete Move", "{}");

    [Fact]
    public async Task Chunks_are_embedded_until_none_is_missing_then_the_model_switches_and_the_old_vectors_go()
    {
        var run = (await Reembed.RunAsync(Input)).ShouldSucceed();

        run.ShouldFollow(
        [
            "Begin Reembedding", "Is Move Needed?", .. Round, "Embed Chunks", .. RoundEnd, .. Round, .. RoundEnd, .. Switch, .. Round, .. RoundEnd, .. End,
        ]);
        run.PathIn("Embed Chunks", 0).ShouldFollow("Read Chunk", "Is Embedding Needed?", "Embed Chunk", "Store Embedding");
        run.Calls("Embed Chunk")[0]!["ModelId"]!.GetValue<string>().ShouldBe("new");
        run.Calls("Store Embedding").ShouldHaveSingleItem()!["announce"]!.GetValue<bool>().ShouldBeFalse();
        run.Duration.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task What_was_ingested_by_the_old_model_while_it_switched_is_made_up_for_and_announced()
    {
        var run = (await Reembed.WithTaskSequence("List Chunks", Clean, One, Clean).RunAsync(Input)).ShouldSucceed();

        run.ShouldFollow(["Begin Reembedding", "Is Move Needed?", .. Round, .. RoundEnd, .. Switch, .. Round, "Embed Chunks", .. RoundEnd, .. Round, .. RoundEnd, .. End]);
        run.Calls("Store Embedding").ShouldHaveSingleItem()!["announce"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Notes_are_listed_and_cleaned_page_by_page()
    {
        var run = await Reembed
            .WithTaskSequence("List Chunks", """{"manifest":"page","found":0,"cursor":"two","page":1,"missing":0}""", Clean, Clean)
            .WithTaskSequence("Drop Old Vectors", """{"cursor":"two"}""", """{"cursor":""}""")
            .RunAsync(Input);

        run.ShouldSucceed().Calls("List Chunks").Select(call => (string?)call!["cursor"]).ShouldBe(["", "two", ""]);
        run.Calls("Drop Old Vectors").Select(call => (string?)call!["cursor"]).ShouldBe(["", "two"]);
    }

    [Fact]
    public async Task A_model_that_serves_already_is_kept() =>
        (await Reembed.WithTask("Begin Reembedding", """{"needed":false,"switched":true}""").RunAsync(Input)).ShouldSucceed().ShouldFollow("Begin Reembedding", "Is Move Needed?", "Keep Model");

    [Fact]
    public async Task A_move_that_had_switched_already_only_cleans_up() =>
        (await Reembed.WithTask("Begin Reembedding", """{"needed":true,"switched":true}""").WithTask("List Chunks", Clean).RunAsync(Input)).ShouldSucceed()
            .ShouldFollow(["Begin Reembedding", "Is Move Needed?", .. Round, .. RoundEnd, .. End]);

    [Fact]
    public async Task A_switch_that_was_made_already_counts()
    {
        var run = await Reembed.ForTask("Switch Model").AlwaysFails("DynamoDB.ConditionalCheckFailedException").RunAsync(Input);

        run.ShouldSucceed().Entered("Record Switch").ShouldBe(1);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"Item":{"context":{"S":"T"},"text":{"S":"W"},"model":{"S":"new"}}}""")]
    [InlineData("""{"Item":{"context":{"S":"T"},"text":{"S":"W"},"model":{"S":"old"},"modelNext":{"S":"new"}}}""")]
    public async Task A_chunk_that_needs_no_embedding_is_left(string read)
    {
        var run = (await Reembed.WithTask("Read Chunk", read).RunAsync(Input)).ShouldSucceed();

        run.PathIn("Embed Chunks", 0).ShouldFollow("Read Chunk", "Is Embedding Needed?", "Leave Chunk");
        run.Calls("Embed Chunk").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Begin Reembedding")]
    [InlineData("List Chunks")]
    [InlineData("Read Chunk", "Embed Chunks")]
    [InlineData("Embed Chunk", "Embed Chunks")]
    [InlineData("Store Embedding", "Embed Chunks")]
    [InlineData("Build Index")]
    [InlineData("Switch Model")]
    [InlineData("Drop Old Vectors")]
    [InlineData("Complete Move")]
    public async Task A_step_that_fails_for_good_ends_the_move(string state, string? around = null)
    {
        var test = state == "List Chunks" ? Reembed.WithTask(state, Clean) : Reembed;
        var run = (await test.ForTask(state).AlwaysFails("InvalidDataException").RunAsync(Input)).ShouldFail();

        run.Path.TakeLast(2).ShouldBe([around ?? state, "Give Up"]);
        if (around is not null) run.Calls("Switch Model").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Begin Reembedding", "AmazonDynamoDBException")]
    [InlineData("List Chunks", "AmazonS3Exception")]
    [InlineData("Embed Chunks", "States.ItemReaderFailed", 1)]
    [InlineData("Read Chunk", "DynamoDB.ThrottlingException")]
    [InlineData("Embed Chunk", "Bedrock.ThrottlingException", 1)]
    [InlineData("Store Embedding", "Lambda.TooManyRequestsException")]
    [InlineData("Build Index", "TimeoutException")]
    [InlineData("Switch Model", "DynamoDB.InternalServerErrorException")]
    [InlineData("Drop Old Vectors", "HttpRequestException")]
    [InlineData("Complete Move", "DynamoDB.ThrottlingException")]
    public async Task A_passing_error_is_retried(string state, string error, double first = 0.5)
    {
        var test = state == "List Chunks" ? Reembed.WithTask(state, Clean) : Reembed;
        var run = (await test.ForTask(state).FailTwice(error).RunAsync(Input)).ShouldSucceed();

        run.Retries(state).Select(retry => (retry.Error, retry.Delay.TotalSeconds)).ShouldBe([(error, first), (error, 2 * first)]);
    }
}
