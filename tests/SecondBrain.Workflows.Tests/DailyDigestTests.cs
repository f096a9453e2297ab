using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

public sealed class DailyDigestTests
{
    private const string OneBrain = """{"brains":["home"],"next":""}""";

    private const string Nothing = """{"findings":[]}""";

    private const string Orphan = """{"findings":[{"kind":"orphan","subject":"n","notes":["n"],"name":null,"measure":3}]}""";

    private const string Stored = """{"date":"2026-01-02","mailed":false,"subject":"S","text":"T"}""";

    private static readonly string[] Analysers = ["Find Reviews", "Find Contradictions", "Find Missing Links", "Find Promotions", "Find Content Gaps", "Find Stale Seeds", "Find Orphans"];

    private static readonly string[] Day = ["Begin Day", "List Brains", "Digest Brains", "Are More Brains?", "Complete Day"];

    private static readonly string[] Told = ["Gather Findings", "Is Something To Say?", "Store Digest", "Is Digest Mailed?", "Send Digest", "Record Mail"];

    /// <summary>One brain, with one orphan.</summary>
    private static StateMachineTest Digest { get; } = Analysers.Aggregate(
        StateMachineTest.Load("statemachines/daily-digest.asl.json")
            .WithTask("List Brains", OneBrain)
            .WithTask("Store Digest", Stored)
            .WithTask("Send Digest", """{"MessageId":"m"}""")
            .WithTask("Record Mail", "{}"),
        (test, analyser) => test.WithTask(analyser, analyser == "Find Orphans" ? Orphan : Nothing));

    public static TheoryData<string> EveryAnalyser => [.. Analysers];

    [Fact]
    public async Task A_brain_with_a_finding_gets_a_digest_and_a_mail()
    {
        var run = (await Digest.RunAsync("{}")).ShouldSucceed();

        run.ShouldFollow(Day);
        run.PathIn("Digest Brains", 0).Where(state => !state.StartsWith("Find ", StringComparison.Ordinal)).ShouldBe(Told);
        run.Calls("Store Digest").ShouldHaveSingleItem()!["findings"]!.AsArray().ShouldHaveSingleItem()!["kind"]!.GetValue<string>().ShouldBe("orphan");
        var mail = run.Calls("Send Digest").ShouldHaveSingleItem()!;
        ((string?)mail["Message"], (string?)mail["Subject"]).ShouldBe(("T", "S"));
        mail["MessageAttributes"]!["brain"]!["StringValue"]!.GetValue<string>().ShouldBe("home");
        run.Calls("Record Mail").ShouldHaveSingleItem()!["Key"]!.ToJsonString().ShouldBe("""{"PK":{"S":"home#DIGEST"},"SK":{"S":"2026-01-02"}}""");
    }

    [Fact]
    public async Task Every_analyser_is_asked_once_for_its_kind_at_the_time_of_the_start()
    {
        var run = await Digest.WithClock(new DateTimeOffset(2026, 11, 22, 6, 0, 0, TimeSpan.Zero)).RunAsync("{}");

        var calls = Analysers.Select(analyser => run.Calls(analyser).ShouldHaveSingleItem(analyser)!).ToList();
        calls.Select(call => (string?)call["kind"]).ShouldBe(["review", "contradiction", "missing-link", "promotion", "content-gap", "stale-seed", "orphan"]);
        calls.ShouldAllBe(call => ((string?)call["now"])!.StartsWith("2026-11-22T06:00:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_brain_with_nothing_to_say_gets_no_mail()
    {
        var run = (await Digest.WithTask("Find Orphans", Nothing).RunAsync("{}")).ShouldSucceed();

        run.PathIn("Digest Brains", 0).TakeLast(3).ShouldBe(["Gather Findings", "Is Something To Say?", "Leave In Peace"]);
        run.Calls("Store Digest").ShouldBeEmpty();
        run.Calls("Send Digest").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_digest_that_an_earlier_run_has_mailed_is_not_mailed_again()
    {
        var run = await Digest.WithTask("Store Digest", Stored.Replace("false", "true", StringComparison.Ordinal)).RunAsync("{}");

        run.ShouldSucceed().PathIn("Digest Brains", 0).TakeLast(2).ShouldBe(["Is Digest Mailed?", "Leave In Peace"]);
        run.Calls("Send Digest").ShouldBeEmpty();
    }

    [Fact]
    public async Task Brains_are_listed_page_by_page()
    {
        var run = (await Digest.WithTaskSequence("List Brains", """{"brains":["a","b"],"next":"two"}""", """{"brains":["c"],"next":""}""").RunAsync("{}")).ShouldSucceed();

        run.ShouldFollow("Begin Day", "List Brains", "Digest Brains", "Are More Brains?", "Read Next Page", "List Brains", "Digest Brains", "Are More Brains?", "Complete Day");
        run.Calls("List Brains").Select(call => (string?)call!["cursor"]).ShouldBe(["", "two"]);
        run.Calls("Store Digest").Select(call => (string?)call!["brain"]).Order(StringComparer.Ordinal).ShouldBe(["a", "b", "c"]);
    }

    [Theory]
    [MemberData(nameof(EveryAnalyser))]
    public async Task An_analyser_that_fails_for_good_leaves_its_section_out(string analyser)
    {
        var run = (await Digest.ForTask(analyser).AlwaysFails("InvalidDataException").RunAsync("{}")).ShouldSucceed();

        run.Entered("Leave Out " + analyser[5..]).ShouldBe(1);
        run.Calls("Send Digest").Count.ShouldBe(analyser == "Find Orphans" ? 0 : 1);
    }

    [Theory]
    [MemberData(nameof(EveryAnalyser))]
    public async Task An_analyser_that_fails_for_a_moment_is_asked_again(string analyser) =>
        await RetriedAsync(analyser, "AmazonDynamoDBException");

    [Theory]
    [InlineData("List Brains", "Lambda.TooManyRequestsException")]
    [InlineData("Store Digest", "ProvisionedThroughputExceededException")]
    [InlineData("Send Digest", "SNS.ThrottledException")]
    [InlineData("Record Mail", "DynamoDB.ThrottlingException")]
    public async Task A_passing_error_is_retried(string state, string error) => await RetriedAsync(state, error);

    [Theory]
    [InlineData("Store Digest")]
    [InlineData("Send Digest")]
    [InlineData("Record Mail")]
    public async Task A_brain_whose_digest_fails_leaves_the_others_alone(string state)
    {
        var run = await Digest
            .WithTask("List Brains", """{"brains":["bad","good"],"next":""}""")
            .WithTask("Store Digest", input => Answer(input, "Store Digest"))
            .WithTask("Send Digest", input => Answer(input, "Send Digest"))
            .WithTask("Record Mail", input => Answer(input, "Record Mail"))
            .RunAsync("{}");

        run.ShouldSucceed().Path[^1].ShouldBe("Complete Day");
        run.Calls("Record Mail").ShouldContain(call => call!.ToJsonString().Contains("good", StringComparison.Ordinal));

        JsonNode? Answer(JsonNode input, string asked) => asked == state && input.ToJsonString().Contains("bad", StringComparison.Ordinal)
            ? throw new SecondBrain.StatesLanguage.Tasks.TaskFailedException("NoteNotFoundException", "why")
            : JsonNode.Parse(asked == "Store Digest" ? Stored : "{}");
    }

    [Fact]
    public async Task A_register_that_cannot_be_read_fails_the_day()
    {
        var run = (await Digest.ForTask("List Brains").AlwaysFails("InvalidDataException", "why").RunAsync("{}")).ShouldFail("InvalidDataException");

        run.Path[^1].ShouldBe("Give Up");
        run.Cause.ShouldBe("why");
    }

    [Fact]
    public async Task A_day_on_which_most_brains_fail_has_failed() =>
        (await Digest.ForTask("Store Digest").AlwaysFails("InvalidDataException").RunAsync("{}"))
            .ShouldFail("States.ExceedToleratedFailureThreshold").Path.TakeLast(2).ShouldBe(["Digest Brains", "Give Up"]);

    private static async Task RetriedAsync(string state, string error)
    {
        var run = (await Digest.ForTask(state).FailTwice(error).RunAsync("{}")).ShouldSucceed();

        run.Retries(state).Select(retry => (retry.Error, retry.Delay.TotalSeconds)).ShouldBe([(error, 0.5), (error, 1)]);
        run.Entered("Record Mail").ShouldBe(1);
    }
}
