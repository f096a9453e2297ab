using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

public sealed class MergeNotesTests
{
    private const string Input = """{"brain":"b","source":"s","target":"t","actor":"owner","session":""}""";

    private const string Done = """{"done":true}""";

    private const string More = """{"done":false}""";

    private static readonly string[] Forward =
        ["Freeze Notes", "Move Edges", "Are Edges Moved?", "Merge Names", "Rewrite Links", "Are Links Rewritten?", "Tombstone Source", "Wait For Index", "Publish Merge", "Is Merge Published?", "Close Journal", "Is Journal Closed?", "Report Merge"];

    private static readonly string[] Back =
        ["Retract Publication", "Is Publication Retracted?", "Restore Source", "Is Source Restored?", "Restore Links", "Are Links Restored?", "Restore Names", "Are Names Restored?", "Restore Edges", "Are Edges Restored?", "Unfreeze Notes", "Give Up"];

    /// <summary>Everything goes well.</summary>
    private static StateMachineTest Merge { get; } =
        new[]
        {
            "Freeze Notes", "Move Edges", "Merge Names", "Rewrite Links", "Tombstone Source", "Publish Merge", "Close Journal",
            "Retract Publication", "Restore Source", "Restore Links", "Restore Names", "Restore Edges", "Unfreeze Notes", "Needs Repair",
        }.Aggregate(StateMachineTest.Load("statemachines/merge-notes.asl.json").Type(WorkflowType.Standard), (test, state) => test.WithTask(state, Done));

    [Fact]
    public async Task Two_notes_are_frozen_and_merged_step_by_step()
    {
        var run = (await Merge.RunAsync(Input)).ShouldSucceed();

        run.ShouldFollow(Forward);
        run.Output!.ToJsonString().ShouldBe("""{"brain":"b","source":"s","target":"t"}""");
        run.Duration.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("Move Edges")]
    [InlineData("Rewrite Links")]
    [InlineData("Publish Merge")]
    [InlineData("Close Journal")]
    public async Task A_step_that_has_more_to_do_is_called_again(string state)
    {
        var run = (await Merge.WithTaskSequence(state, More, More, Done).RunAsync(Input)).ShouldSucceed();
        run.Calls(state).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("Freeze Notes", "MergeInterferenceException")]
    [InlineData("Move Edges", "MergeInterferenceException")]
    [InlineData("Merge Names", "AmazonDynamoDBException")]
    [InlineData("Rewrite Links", "Lambda.TooManyRequestsException")]
    [InlineData("Tombstone Source", "TimeoutException")]
    [InlineData("Publish Merge", "Lambda.ServiceException")]
    [InlineData("Close Journal", "HttpRequestException")]
    public async Task A_passing_error_is_retried_and_the_notes_are_merged(string state, string error)
    {
        var run = (await Merge.ForTask(state).FailTwice(error).RunAsync(Input)).ShouldSucceed();
        run.ShouldFollow(Forward);
        run.Retries(state).Select(retry => retry.Delay.TotalSeconds).ShouldBe([0.5, 1]);
    }

    [Theory]
    [InlineData("Freeze Notes", 10)]
    [InlineData("Move Edges", 8)]
    [InlineData("Merge Names", 6)]
    [InlineData("Rewrite Links", 4)]
    [InlineData("Tombstone Source", 2)]
    [InlineData("Publish Merge", 0)]
    public async Task A_step_that_fails_for_good_is_undone_with_all_before_it_in_reverse_order(string state, int first)
    {
        var run = (await Merge.ForTask(state).AlwaysFails("NoteFrozenException", "why").RunAsync(Input)).ShouldFail("NoteFrozenException");

        run.Cause.ShouldBe("why");
        run.ShouldFollow([.. Forward.TakeWhile(name => name != state), state, .. Back[first..]]);
        run.Calls("Restore Edges").Count.ShouldBe(first <= 8 ? 1 : 0);
    }

    [Theory]
    [InlineData("Retract Publication")]
    [InlineData("Restore Source")]
    [InlineData("Restore Links")]
    [InlineData("Restore Names")]
    [InlineData("Restore Edges")]
    public async Task A_compensation_that_has_more_to_do_is_called_again(string state)
    {
        var run = await Merge.WithTaskSequence(state, More, Done).ForTask("Publish Merge").AlwaysFails("NoteFrozenException").RunAsync(Input);
        run.ShouldFail("NoteFrozenException").Calls(state).Count.ShouldBe(2);
        run.Path[^1].ShouldBe("Give Up");
    }

    [Theory]
    [InlineData("Retract Publication")]
    [InlineData("Restore Source")]
    [InlineData("Restore Links")]
    [InlineData("Restore Names")]
    [InlineData("Restore Edges")]
    [InlineData("Unfreeze Notes")]
    public async Task A_compensation_is_retried_for_minutes_and_then_the_merge_needs_repair(string state)
    {
        var failing = Merge.ForTask("Publish Merge").AlwaysFails("NoteFrozenException");

        var late = await failing.ForTask(state).Fails(12, "AmazonDynamoDBException").RunAsync(Input);
        late.ShouldFail("NoteFrozenException").Path[^1].ShouldBe("Give Up");
        late.Retries(state).Sum(retry => retry.Delay.TotalMinutes).ShouldBeGreaterThan(3);

        var repaired = await failing.ForTask(state).AlwaysFails("AmazonDynamoDBException").WithTaskSequence("Needs Repair", More, Done).RunAsync(Input);
        repaired.ShouldFail("NoteFrozenException").Path.TakeLast(5).ShouldBe(["Needs Repair", "Is Merge Repaired?", "Needs Repair", "Is Merge Repaired?", "Give Up"]);
    }

    [Fact]
    public async Task A_repair_that_fails_too_ends_the_execution_in_the_state_that_a_redrive_repeats()
    {
        var run = await Merge.ForTask("Freeze Notes").AlwaysFails("NoteFrozenException")
            .ForTask("Unfreeze Notes").AlwaysFails("InvalidOperationException")
            .ForTask("Needs Repair").AlwaysFails("AmazonDynamoDBException").RunAsync(Input);

        run.ShouldFail("AmazonDynamoDBException").Path[^1].ShouldBe("Needs Repair");
        run.Retries("Needs Repair").Count.ShouldBe(12);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_closed_does_not_undo_the_merge()
    {
        var run = (await Merge.ForTask("Close Journal").AlwaysFails("InvalidOperationException").RunAsync(Input)).ShouldSucceed();
        run.Path.TakeLast(2).ShouldBe(["Close Journal", "Report Merge"]);
    }
}
