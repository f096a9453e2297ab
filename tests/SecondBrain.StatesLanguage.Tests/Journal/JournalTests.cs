using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Batch;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Journal;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests.Journal;

public sealed class JournalTests
{
    private const string Lambda = "arn:aws:lambda:eu-west-1:1:function:f";

    private const string Callback = """{"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 100, "Parameters": {"t.$": "$$.Task.Token"}, "End": true}""";

    private readonly MemoryJournal _journal = new();

    private readonly SelfAdvancingClock _clock = new(Machine.Epoch);

    [Fact]
    public void A_callback_that_was_submitted_is_only_waited_for_and_keeps_its_token_and_its_deadline()
    {
        var machine = JournalledMachine.OfState(Callback);
        var tasks = new FakeTasks((invocation, _) =>
        {
            invocation.Progress.Submitted();
            return new TaskCompletionSource<JsonNode?>().Task;
        });
        machine.Start(_journal, _clock, tasks).Completion.IsCompleted.ShouldBeFalse();
        // The process is away for a minute.
        var later = new SelfAdvancingClock(Machine.Epoch + TimeSpan.FromSeconds(60));

        var result = JournalledMachine.Finish(machine.Resume(_journal, later, tasks), later);

        var (first, second) = (tasks.Invocations.First(), tasks.Invocations.Last());
        (first.IsResumed, second.IsResumed).ShouldBe((false, true));
        (second.TaskToken, second.AttemptId).ShouldBe((first.TaskToken, first.AttemptId));
        second.Input!["t"]!.GetValue<string>().ShouldBe(first.TaskToken);
        result.Error.ShouldBe("States.Timeout");
        result.History[^1].Timestamp.ShouldBe(Machine.Epoch + TimeSpan.FromSeconds(100));
    }

    [Fact]
    public void An_attempt_that_is_invoked_again_has_the_time_it_had_left()
    {
        var machine = JournalledMachine.OfState($$"""{"Type": "Task", "Resource": "{{Lambda}}", "TimeoutSeconds": 30, "End": true}""");
        machine.Start(_journal, _clock, FakeTasks.Hanging());
        var later = new SelfAdvancingClock(Machine.Epoch + TimeSpan.FromHours(1));
        var tasks = FakeTasks.Hanging();

        var result = JournalledMachine.Finish(machine.Resume(_journal, later, tasks), later);

        tasks.Invocations.Single().IsResumed.ShouldBeFalse();
        result.History[^1].Timestamp.ShouldBe(Machine.Epoch + TimeSpan.FromHours(1) + TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(200, 365)]
    [InlineData(400, 400)]
    public void A_Wait_of_a_year_ends_when_it_would_have_or_at_once_when_that_is_past(int resumedAfter, int endsAfter)
    {
        var machine = JournalledMachine.OfState("""{"Type": "Wait", "Seconds": 31536000, "End": true}""");
        machine.Start(_journal, _clock, FakeTasks.None);
        var later = new SelfAdvancingClock(Machine.Epoch + TimeSpan.FromDays(resumedAfter));

        JournalledMachine.Finish(machine.Resume(_journal, later, FakeTasks.None), later).History[^1].Timestamp.ShouldBe(Machine.Epoch + TimeSpan.FromDays(endsAfter));
    }

    [Fact]
    public void What_was_drawn_is_drawn_again()
    {
        var machine = new JournalledMachine("""
            {"StartAt": "D", "States": {"D": {"Type": "Pass", "Parameters": {"id.$": "States.UUID()", "n.$": "States.MathRandom(0, 1000)"}, "Next": "W"}, "W": {"Type": "Wait", "Seconds": 5, "End": true} } }
            """) { Jitter = 0.25 };
        var first = JournalledMachine.Finish(machine.Start(_journal, _clock, FakeTasks.None), _clock);
        var killed = new MemoryJournal(_journal.Entries.Take(3));
        var resumed = new JournalledMachine("{}") { Jitter = 0.75 }.Resume(killed, _clock, FakeTasks.None);

        JournalledMachine.Finish(resumed, _clock).Output!.ToJsonString().ShouldBe(first.Output!.ToJsonString());
        first.Output["n"]!.GetValue<int>().ShouldBe(250);
    }

    [Fact]
    public void What_the_journal_does_not_take_does_not_happen()
    {
        var machine = new JournalledMachine($$"""
            {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "{{Lambda}}", "Next": "B"}, "B": {"Type": "Task", "Resource": "{{Lambda}}", "End": true} } }
            """);
        var full = new MemoryJournal { Capacity = 1 };
        var tasks = FakeTasks.Of(_ => "done");

        var execution = machine.Start(full, _clock, tasks);

        execution.Completion.Exception!.InnerException.ShouldBeOfType<IOException>();
        tasks.Invocations.Select(i => i.StateName).ShouldBe(["A"]);
        var journal = new MemoryJournal(full.Entries);
        JournalledMachine.Finish(machine.Resume(journal, _clock, tasks), _clock).Status.ShouldBe(ExecutionStatus.Succeeded);
        tasks.Invocations.Select(i => i.StateName).ShouldBe(["A", "A", "B"]);
    }

    [Fact]
    public void An_execution_whose_start_is_not_durable_is_not_started() =>
        Should.Throw<IOException>(() => JournalledMachine.OfState(Callback).Start(new MemoryJournal { Capacity = 0 }, _clock, FakeTasks.None));

    [Fact]
    public void Ends_that_come_together_are_written_together_and_one_that_is_lost_is_the_only_one_invoked_again()
    {
        var answers = new Dictionary<string, TaskCompletionSource<JsonNode?>> { ["A"] = new(), ["B"] = new() };
        var tasks = new FakeTasks((invocation, _) =>
        {
            if (invocation.StateName != "C")
            {
                return answers[invocation.StateName].Task;
            }

            // C answers A and B from within the loop.
            answers["A"].SetResult("a");
            answers["B"].SetResult("b");
            return Task.FromResult<JsonNode?>("c");
        });
        var machine = JournalledMachine.OfState($$"""
            {"Type": "Parallel", "End": true, "Branches": [{{string.Join(',', "ABC".Select(n => $$"""{"StartAt": "{{n}}", "States": {"{{n}}": {"Type": "Task", "Resource": "{{Lambda}}", "End": true} } }"""))}}]}
            """);
        JournalledMachine.Finish(machine.Start(_journal, _clock, tasks), _clock).Output!.ToJsonString().ShouldBe("""["a","b","c"]""");
        _journal.Appends.ShouldContain(2);

        var torn = new MemoryJournal(_journal.Entries.Take(3));
        var again = FakeTasks.Of(i => $"{i.StateName} again");
        JournalledMachine.Finish(machine.Resume(torn, _clock, again), _clock).Output!.ToJsonString().ShouldBe("""["a","B again","c"]""");
        again.Invocations.Select(i => i.StateName).ShouldBe(["B"]);
    }

    [Fact]
    public async Task A_suspended_execution_tells_how_far_it_came_and_goes_on_later()
    {
        var machine = new JournalledMachine($$"""
            {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "{{Lambda}}", "Next": "B"}, "B": {"Type": "Wait", "Seconds": 5, "End": true} } }
            """);
        var tasks = FakeTasks.Of(_ => "done");
        var execution = machine.Start(_journal, _clock, tasks);
        execution.Suspend();
        var halfway = await execution.Completion;
        halfway.Status.ShouldBe(ExecutionStatus.Running);
        _clock.AdvanceToNextTimer().ShouldBeFalse("a suspended execution has no timer");

        var result = JournalledMachine.Finish(machine.Resume(_journal, _clock, tasks), _clock);

        result.Status.ShouldBe(ExecutionStatus.Succeeded);
        result.History.Take(halfway.History.Count).ShouldBe(halfway.History, new SameEvent());
        tasks.Invocations.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stopped_execution_says_why_and_its_task_is_told()
    {
        var told = new TaskCompletionSource();
        var execution = JournalledMachine.OfState(Callback).Start(_journal, _clock, new FakeTasks((_, cancellation) =>
        {
            cancellation.Register(told.SetResult);
            return new TaskCompletionSource<JsonNode?>().Task;
        }));

        execution.Stop("Operator", "no longer wanted");
        execution.Stop("Second", null);

        var result = await execution.Completion;
        (result.Status, result.Error, result.Cause).ShouldBe((ExecutionStatus.Aborted, "Operator", "no longer wanted"));
        result.History[^1].Type.ShouldBe("ExecutionAborted");
        result.History[^1].Details!.ToJsonString().ShouldBe("""{"error":"Operator","cause":"no longer wanted"}""");
        _journal.Entries[^1].ShouldBeOfType<JournalEntry.Ended>().Status.ShouldBe(ExecutionStatus.Aborted);
        await told.Task;
    }

    [Fact]
    public async Task An_answer_is_settled_once_it_is_in_the_journal_and_refused_when_it_comes_too_late()
    {
        var answer = new TaskCompletionSource<JsonNode?>();
        TaskProgress progress = null!;
        var tasks = new FakeTasks((invocation, _) =>
        {
            progress = invocation.Progress;
            return answer.Task;
        });
        var machine = JournalledMachine.OfState(Callback);
        machine.Start(_journal, _clock, tasks);
        progress.Settled.IsCompleted.ShouldBeFalse();
        answer.SetResult("yes");
        (await progress.Settled).ShouldBeTrue();
        _journal.Entries.OfType<JournalEntry.TaskEnded>().Single().Output.ShouldBe("\"yes\"");

        answer = new TaskCompletionSource<JsonNode?>();
        JournalledMachine.Finish(machine.Start(new MemoryJournal(), _clock, tasks), _clock).Error.ShouldBe("States.Timeout");
        (await progress.Settled).ShouldBeFalse();
    }

    [Fact]
    public void Entries_that_are_no_journal_or_one_of_something_else_are_refused()
    {
        var machine = JournalledMachine.OfState("""{"Type": "Wait", "Seconds": 5, "End": true}""");
        Should.Throw<InvalidDataException>(() => machine.Resume(_journal, _clock, FakeTasks.None));

        machine.Start(_journal, _clock, FakeTasks.None);
        foreach (JournalEntry wrong in (JournalEntry[])[new JournalEntry.TimerFired(Machine.Epoch, 7), new JournalEntry.Drawn(Machine.Epoch, "0.5"), new JournalEntry.TaskEnded(Machine.Epoch, 1, "1", null, null, AtOnce: true)])
        {
            machine.Resume(new MemoryJournal([.. _journal.Entries, wrong]), _clock, FakeTasks.None).Completion.Exception!.InnerException.ShouldBeOfType<InvalidDataException>();
        }
    }

    [Fact]
    public void After_a_resume_the_listener_is_told_of_the_whole_history_in_order()
    {
        var machine = new JournalledMachine("""{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 5, "Next": "E"}, "E": {"Type": "Succeed"}}}""");
        var before = machine.Events;
        machine.Start(_journal, _clock, FakeTasks.None);
        var known = before.ToArray();
        before.Clear();
        var later = new SelfAdvancingClock(Machine.Epoch);

        var result = JournalledMachine.Finish(machine.Resume(_journal, later, FakeTasks.None), later);

        known.Select(e => e.Type).ShouldBe(["ExecutionStarted", "WaitStateEntered"]);
        machine.Events.ShouldBe(result.History);
        machine.Events.Take(2).ShouldBe(known, new SameEvent());
    }

    [Fact]
    public void Names_are_idempotent_by_the_input_as_JSON()
    {
        var start = Machine.StartOf(JsonNode.Parse("""{"a": 1.0, "b": [null]}"""));
        start.HasSameInput(JsonNode.Parse("""{ "b":[null], "a":1 }""")).ShouldBeTrue();
        start.HasSameInput(JsonNode.Parse("""{"a": 1, "b": []}""")).ShouldBeFalse();
        start.HasSameInput(null).ShouldBeFalse();
    }

    private sealed class SameEvent : IEqualityComparer<HistoryEvent>
    {
        public bool Equals(HistoryEvent? x, HistoryEvent? y) => (x! with { Details = null }).Equals(y! with { Details = null });

        public int GetHashCode(HistoryEvent obj) => obj.Id.GetHashCode();
    }
}
