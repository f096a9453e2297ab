using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

public sealed class MergeNotesTests
{
    private const string Input = """{"brain":"b","source":"s","target":"t","actor":"a","session":"x"}""";

    private static readonly string[] Steps = ["Freeze Notes", "Move Edges", "Merge Names", "Rewrite Links", "Tombstone Source", "Publish Merge", "Close Journal"];

    private static readonly string[] Compensations = ["Retract Publication", "Restore Source", "Restore Links", "Restore Names", "Restore Edges", "Unfreeze Notes"];

    private static StateMachineTest Merge { get; } = Steps.Concat(Compensations).Append("Needs Repair")
        .Aggregate(StateMachineTest.Load("statemachines/merge-notes.asl.json"), (test, state) => test.WithTask(state, """{"done":true}"""));

    [Fact]
    public async Task Every_step_is_taken_once_in_its_order()
    {
        var run = (await Merge.RunAsync(Input)).ShouldSucceed();
        run.Path.Where(Steps.Contains).ShouldBe(Steps);
        run.Path.ShouldNotContain(state => Compensations.Contains(state));
    }

    [Theory]
    [InlineData("Freeze Notes", "Unfreeze Notes")]
    [InlineData("Move Edges", "Restore Edges")]
    [InlineData("Merge Names", "Restore Names")]
    [InlineData("Rewrite Links", "Restore Links")]
    [InlineData("Tombstone Source", "Restore Source")]
    [InlineData("Publish Merge", "Retract Publication")]
    public async Task A_step_that_fails_is_undone_with_those_before_it_in_reverse_order(string step, string compensation)
    {
        var run = (await Merge.ForTask(step).AlwaysFails("BadInputException").RunAsync(Input)).ShouldFail("BadInputException");
        run.Path.Where(Compensations.Contains).ShouldBe(Compensations.SkipWhile(state => state != compensation));
    }

    [Theory]
    [InlineData("Move Edges")]
    [InlineData("Rewrite Links")]
    [InlineData("Publish Merge")]
    [InlineData("Close Journal")]
    public async Task A_step_that_is_not_done_is_taken_again(string step)
    {
        var run = (await Merge.WithTaskSequence(step, """{"done":false}""", """{"done":false}""", """{"done":true}""").RunAsync(Input)).ShouldSucceed();
        run.Entered(step).ShouldBe(3);
    }

    [Theory]
    [InlineData("Retract Publication")]
    [InlineData("Restore Source")]
    [InlineData("Restore Links")]
    [InlineData("Restore Names")]
    [InlineData("Restore Edges")]
    public async Task A_compensation_that_is_not_done_is_taken_again(string compensation)
    {
        var run = await Merge.WithTaskSequence(compensation, """{"done":false}""", """{"done":true}""").ForTask("Publish Merge").AlwaysFails("BadInputException").RunAsync(Input);
        run.ShouldFail("BadInputException").Entered(compensation).ShouldBe(2);
    }

    [Fact]
    public async Task A_repair_that_is_not_done_is_tried_again()
    {
        var run = await Merge.WithTaskSequence("Needs Repair", """{"done":false}""", """{"done":true}""")
            .ForTask("Publish Merge").AlwaysFails("BadInputException").ForTask("Restore Source").AlwaysFails("BadInputException").RunAsync(Input);
        run.ShouldFail().Entered("Needs Repair").ShouldBe(2);
    }

    [Fact]
    public async Task Whatever_fails_the_merge_is_done_or_undone_and_never_breaks_by_itself()
    {
        var runs = await Merge.FailEverywhereAsync(JsonNode.Parse(Input));
        runs.Count.ShouldBeGreaterThan(20);
        foreach (var failed in runs)
        {
            failed.Run.Error.ShouldNotBe("States.Runtime", failed.ToString());
            if (failed.IsPassing && Steps.Contains(failed.State)) failed.Run.Status.ShouldBe(ExecutionStatus.Succeeded, failed.ToString());
        }
    }
}
