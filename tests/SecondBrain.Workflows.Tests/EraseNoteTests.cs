using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

public sealed class EraseNoteTests
{
    private const string Input = """{"brain":"b","note":"n","actor":"owner","session":""}""";

    private const string Claimed = """{"claimed":true,"notes":["n","m"],"done":true}""";

    private const string Done = """{"claimed":true,"notes":[],"done":true}""";

    private const string Gone = """{"gone":true,"checks":["table: 0 items mention it","search: gone"]}""";

    private const string StillThere = """{"gone":false,"checks":["search: still there"]}""";

    private static readonly string[] Round = ["Erase Notes", "Sweep Table", "Erase Blobs", "Wait For Readers", "Search Table", "Try Doors", "Is Note Gone?"];

    private static readonly string[] Begin = ["Claim Note", "Is Note Claimed?", "Begin Erasing"];

    /// <summary>Everything goes well: the note and one that was merged into it.</summary>
    private static StateMachineTest Erase { get; } = StateMachineTest.Load("statemachines/erase-note.asl.json")
        .Type(WorkflowType.Standard)
        .WithTask("Claim Note", Claimed)
        .WithTask("Erase Batch", Done)
        .WithTask("Sweep Segment", """{"found":3}""")
        .WithTask("Erase Blobs", Done)
        .WithTask("Search Segment", """{"found":0}""")
        .WithTask("Try Doors", Gone)
        .WithTask("Prove Erasure", Done);

    [Fact]
    public async Task A_note_is_claimed_erased_looked_for_everywhere_and_its_erasure_proven()
    {
        var run = (await Erase.RunAsync(Input)).ShouldSucceed();

        run.ShouldFollow([.. Begin, .. Round, "Prove Erasure", "Report Erasure"]);
        run.PathIn("Erase Notes", 0).ShouldFollow("Erase Batch", "Is Batch Last?", "Keep Nothing");
        run.Calls("Erase Batch").Select(call => (string?)call!["part"]).ShouldBe(["n", "m"]);
        run.Calls("Sweep Segment").Select(call => (int)call!["segment"]!).Order().ShouldBe(Enumerable.Range(0, 8));
        run.Calls("Search Segment").ShouldAllBe(call => !(bool)call!["erase"]!);
        run.Calls("Try Doors").ShouldHaveSingleItem()!["found"]!.AsArray().Count.ShouldBe(8);
        run.Calls("Prove Erasure").ShouldHaveSingleItem()!["checks"]!.AsArray().Count.ShouldBe(2);
        run.Output!.ToJsonString().ShouldBe("""{"brain":"b","note":"n","rounds":1}""");
        run.Duration.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_note_that_another_workflow_has_is_waited_for()
    {
        var run = (await Erase.WithTaskSequence("Claim Note", """{"claimed":false,"notes":[],"done":false}""", Claimed).RunAsync(Input)).ShouldSucceed();
        run.Path.Take(4).ShouldBe(["Claim Note", "Is Note Claimed?", "Wait For Other Workflow", "Claim Note"]);
        run.Duration.ShouldBe(TimeSpan.FromSeconds(70));
    }

    [Fact]
    public async Task A_note_with_many_items_is_erased_batch_by_batch()
    {
        var run = (await Erase.WithTask("Claim Note", """{"claimed":true,"notes":["n"],"done":true}""")
            .WithTaskSequence("Erase Batch", """{"claimed":true,"notes":[],"done":false}""", Done).RunAsync(Input)).ShouldSucceed();
        run.PathIn("Erase Notes", 0).ShouldFollow("Erase Batch", "Is Batch Last?", "Erase Batch", "Is Batch Last?", "Keep Nothing");
    }

    [Fact]
    public async Task What_is_still_found_is_erased_again()
    {
        var run = (await Erase.WithTaskSequence("Try Doors", StillThere, Gone).RunAsync(Input)).ShouldSucceed();
        run.ShouldFollow([.. Begin, .. Round, "Begin Next Round", .. Round, "Prove Erasure", "Report Erasure"]);
        ((int)run.Output!["rounds"]!).ShouldBe(2);
    }

    [Fact]
    public async Task After_five_rounds_there_is_no_proof_but_a_failure()
    {
        var run = (await Erase.WithTask("Try Doors", StillThere).RunAsync(Input)).ShouldFail("ErasureIncomplete");
        run.Entered("Erase Notes").ShouldBe(5);
        run.Path[^1].ShouldBe("Refuse Proof");
    }

    [Theory]
    [InlineData("Claim Note", "AmazonDynamoDBException")]
    [InlineData("Erase Batch", "Lambda.TooManyRequestsException")]
    [InlineData("Sweep Segment", "ProvisionedThroughputExceededException")]
    [InlineData("Erase Blobs", "AmazonClientException")]
    [InlineData("Search Segment", "Lambda.ServiceException")]
    [InlineData("Try Doors", "HttpRequestException")]
    [InlineData("Prove Erasure", "TimeoutException")]
    public async Task A_passing_error_is_retried_and_the_note_is_erased(string state, string error)
    {
        var run = (await Erase.ForTask(state).FailTwice(error).RunAsync(Input)).ShouldSucceed();
        run.Path[^1].ShouldBe("Report Erasure");
    }

    [Theory]
    [InlineData("Claim Note", "Claim Note")]
    [InlineData("Erase Batch", "Erase Notes")]
    [InlineData("Sweep Segment", "Sweep Table")]
    [InlineData("Erase Blobs", "Erase Blobs")]
    [InlineData("Search Segment", "Search Table")]
    [InlineData("Try Doors", "Try Doors")]
    [InlineData("Prove Erasure", "Prove Erasure")]
    public async Task A_step_that_fails_for_good_fails_the_execution_without_a_proof(string state, string at)
    {
        var run = (await Erase.ForTask(state).AlwaysFails("InvalidOperationException", "why").RunAsync(Input)).ShouldFail("InvalidOperationException");
        run.Path.TakeLast(2).ShouldBe([at, "Give Up"]);
    }
}
