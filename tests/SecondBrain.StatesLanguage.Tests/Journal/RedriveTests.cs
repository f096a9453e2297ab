using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Batch;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests.Journal;

public sealed class RedriveTests
{
    private readonly MemoryJournal _journal = new();

    private readonly SelfAdvancingClock _clock = new(Machine.Epoch);

    // Until then tasks fail that are asked to.
    private bool _isMended;

    private FakeTasks Tasks => field ??= new FakeTasks((invocation, _) => _isMended || invocation.Input is not JsonObject input || input["fails"] is null
        ? Task.FromResult<JsonNode?>($"{invocation.StateName} {invocation.Attempt}")
        : Task.FromException<JsonNode?>(new TaskFailedException("E", "broken")));

    private ExecutionResult Run(JournalledMachine machine, string input = "{}") => JournalledMachine.Finish(machine.Start(_journal, _clock, Tasks, input), _clock);

    private ExecutionResult Redrive(JournalledMachine machine)
    {
        _isMended = true;
        return JournalledMachine.Finish(machine.Redrive(_journal, _clock, Tasks), _clock);
    }

    [Fact]
    public void A_failed_task_is_scheduled_again_with_its_retries_and_nothing_before_it()
    {
        var machine = new JournalledMachine("""
            {"StartAt": "First", "States": {
              "First": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "ResultPath": "$.first", "Assign": {"kept": 7}, "Next": "Second"},
              "Second": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "Parameters": {"fails": true}, "ResultPath": "$.second",
                "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 2}], "Next": "Tell"},
              "Tell": {"Type": "Pass", "Parameters": {"in.$": "$", "count.$": "$$.Execution.RedriveCount", "time.$": "$$.Execution.RedriveTime", "kept.$": "$kept"}, "End": true} } }
            """);
        var failed = Run(machine);
        (failed.Status, failed.Error).ShouldBe((ExecutionStatus.Failed, "E"));

        var result = Redrive(machine);

        result.Output!.ToJsonString().ShouldBe("""{"in":{"first":"First 0","second":"Second 0"},"count":1,"time":"2026-01-02T03:04:08.000Z","kept":7}""");
        Tasks.Invocations.Select(i => i.StateName).ShouldBe(["First", "Second", "Second", "Second", "Second"]);
        result.Trace().ShouldBe($"{failed.Trace()} ExecutionRedriven LambdaFunctionScheduled LambdaFunctionStarted LambdaFunctionSucceeded TaskStateExited(Second) PassStateEntered(Tell) PassStateExited(Tell) ExecutionSucceeded");
        result.History.Single(e => e.Type == "ExecutionRedriven").Details!.ToJsonString().ShouldBe("""{"redriveCount":1}""");
        result.History.Select(e => e.Id).ShouldBe(Enumerable.Range(1, result.History.Count).Select(i => (long)i));
    }

    [Fact]
    public void Of_a_Parallel_only_the_branches_that_failed_or_were_aborted_run_again()
    {
        var machine = JournalledMachine.OfState("""
            {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "Good", "States": {"Good": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "End": true}}},
              {"StartAt": "Slow", "States": {"Slow": {"Type": "Wait", "Seconds": 5, "Next": "Slow Task"}, "Slow Task": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "End": true}}},
              {"StartAt": "Before", "States": {"Before": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "ResultPath": "$.x", "Next": "Bad"},
                "Bad": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "Parameters": {"fails": true}, "End": true}}}]}
            """);
        Run(machine).Error.ShouldBe("E");

        Redrive(machine).Output!.ToJsonString().ShouldBe("""["Good 0","Slow Task 0","Bad 0"]""");
        Tasks.Invocations.Select(i => i.StateName).OrderBy(n => n, StringComparer.Ordinal).ShouldBe(["Bad", "Bad", "Before", "Good", "Slow Task"]);
    }

    [Theory]
    [InlineData("INLINE", "STANDARD")]
    [InlineData("DISTRIBUTED", "STANDARD")]
    [InlineData("DISTRIBUTED", "EXPRESS")]
    public void Of_a_Map_only_the_items_that_did_not_succeed_run_again(string mode, string type)
    {
        var config = mode == "INLINE" ? """{"Mode": "INLINE"}""" : $$"""{"Mode": "DISTRIBUTED", "ExecutionType": "{{type}}"}""";
        var machine = JournalledMachine.OfState($$"""
            {"Type": "Map", "End": true, "MaxConcurrency": 1, "ItemProcessor": {"ProcessorConfig": {{config}}, "StartAt": "Before", "States": {
              "Before": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "ResultPath": null, "Next": "Work"},
              "Work": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:1:function:f", "End": true} } } }
            """);
        // The first state must not fail, so the items fail by their second: only that one looks at them.
        var tasks = new FakeTasks((invocation, _) => invocation.StateName == "Work" && invocation.Input!["fails"] is not null && !_isMended
            ? Task.FromException<JsonNode?>(new TaskFailedException("E", null))
            : Task.FromResult<JsonNode?>($"{invocation.StateName} {invocation.Input!["i"]}"));
        var failed = JournalledMachine.Finish(machine.Start(_journal, _clock, tasks, """[{"i": 0}, {"i": 1, "fails": true}, {"i": 2}]"""), _clock);
        failed.Status.ShouldBe(ExecutionStatus.Failed);
        tasks.Invocations.Clear();

        _isMended = true;
        var result = JournalledMachine.Finish(machine.Redrive(_journal, _clock, tasks), _clock);

        result.Output!.ToJsonString().ShouldBe("""["Work 0","Work 1","Work 2"]""");
        tasks.Invocations.Select(i => $"{i.StateName} {i.Input!["i"]}").ShouldBe(type == "EXPRESS" ? ["Before 1", "Work 1", "Before 2", "Work 2"] : ["Work 1", "Before 2", "Work 2"]);
        result.Count("MapRunRedriven").ShouldBe(mode == "INLINE" ? 0 : 1);
        result.Count("MapStateStarted").ShouldBe(1);
    }

    [Fact]
    public void The_time_limit_of_the_execution_starts_anew()
    {
        var machine = new JournalledMachine("""{"TimeoutSeconds": 10, "StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 8, "Next": "V"}, "V": {"Type": "Wait", "Seconds": 6, "End": true}}}""");
        Run(machine).Status.ShouldBe(ExecutionStatus.TimedOut);

        Redrive(machine).Status.ShouldBe(ExecutionStatus.Succeeded);
        _clock.GetUtcNow().ShouldBe(Machine.Epoch + TimeSpan.FromSeconds(16));
    }

    [Fact]
    public void A_stopped_execution_can_be_redriven_and_one_that_succeeded_or_still_runs_cannot()
    {
        var machine = JournalledMachine.OfState("""{"Type": "Wait", "Seconds": 3, "End": true}""");
        var execution = machine.Start(_journal, _clock, FakeTasks.None);
        Should.Throw<InvalidOperationException>(() => Redrive(machine));
        execution.Stop();
        Redrive(machine).Status.ShouldBe(ExecutionStatus.Succeeded);
        Should.Throw<InvalidOperationException>(() => Redrive(machine));
    }
}
