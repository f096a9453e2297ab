using FsCheck;
using FsCheck.Fluent;
using SecondBrain.StatesLanguage.Batch;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Journal;
using SecondBrain.StatesLanguage.Tasks;
using Xunit.Abstractions;

namespace SecondBrain.StatesLanguage.Tests.Journal;

public sealed class ResumePropertyTests(ITestOutputHelper output)
{
    private const string Input = """{"items": [1, 2, 3]}""";

    [Fact]
    public void An_execution_killed_after_any_entry_of_its_journal_ends_as_if_nothing_had_happened_and_so_does_its_redrive()
    {
        var (machines, kills) = (0, 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(RandomMachines.Bodies, Gen.Choose(0, 100_000).ToArbitrary(), (body, seed) =>
        {
            machines++;
            kills += KillEverywhere(body, seed);
        }));
        output.WriteLine($"{machines} state machines, killed {kills} times");
    }

    private static int KillEverywhere(RandomMachines.Step[] body, int seed)
    {
        var machine = new JournalledMachine(body.ToDefinition());
        var world = new ScriptedTasks(seed);
        var (journal, clock) = (new MemoryJournal(), new SelfAdvancingClock(Machine.Epoch));
        var result = JournalledMachine.Finish(machine.Start(journal, clock, world.At(clock, []), Input), clock);
        var begin = 1;
        for (var redrives = 0; ; redrives++)
        {
            KillEverywhere(machine, world, journal, begin, seed, result);
            if (result.Status == ExecutionStatus.Succeeded || redrives == 2)
            {
                return journal.Entries.Count * 2;
            }

            begin = journal.Entries.Count + 1;
            clock = new SelfAdvancingClock(clock.GetUtcNow() + TimeSpan.FromHours(1));
            result = JournalledMachine.Finish(machine.Redrive(journal, clock, world.At(clock, [])), clock);
        }
    }

    private static void KillEverywhere(JournalledMachine machine, ScriptedTasks world, MemoryJournal journal, int begin, int seed, ExecutionResult whole)
    {
        Compare(machine.Replay(journal.Entries), whole, () => "replayed");
        for (var kept = begin; kept <= journal.Entries.Count; kept++)
        {
            var second = ResumeAfter(machine, world, journal.Entries, kept, whole);
            // The resumed execution is killed once more, further on.
            ResumeAfter(machine, world, second.Entries, kept + ((seed + kept) % (second.Entries.Count - kept + 1)), whole);
        }
    }

    private static MemoryJournal ResumeAfter(JournalledMachine machine, ScriptedTasks world, IReadOnlyList<JournalEntry> entries, int kept, ExecutionResult whole)
    {
        var journal = new MemoryJournal(entries.Take(kept));
        var clock = new SelfAdvancingClock(journal.Entries[^1].Time);
        var invocations = new List<TaskInvocation>();
        var result = JournalledMachine.Finish(machine.Resume(journal, clock, world.At(clock, invocations)), clock);

        Compare(result, whole, () => $"killed after {kept} of {entries.Count} entries:\n{string.Join('\n', entries.Skip(1).Select((e, i) => $"{i + 2} {e.ToLine()}"))}");
        NothingIsRepeated(journal.Entries.Take(kept), invocations);
        return journal;
    }

    private static void NothingIsRepeated(IEnumerable<JournalEntry> known, List<TaskInvocation> invocations)
    {
        foreach (var entry in known)
        {
            switch (entry)
            {
                case JournalEntry.TaskEnded ended:
                    invocations.ShouldNotContain(i => i.AttemptId.EndsWith($"#{ended.Source}", StringComparison.Ordinal));
                    break;
                case JournalEntry.TaskSubmitted submitted:
                    invocations.ShouldAllBe(i => i.IsResumed || !i.AttemptId.EndsWith($"#{submitted.Source}", StringComparison.Ordinal));
                    break;
            }
        }
    }

    private static void Compare(ExecutionResult actual, ExecutionResult expected, Func<string> when)
    {
        var (ours, theirs) = (Story(actual), Story(expected));
        if (!ours.SequenceEqual(theirs, StringComparer.Ordinal))
        {
            ours.Except(theirs, StringComparer.Ordinal).ShouldBeEmpty(when());
            ours.ShouldBe(theirs, when());
        }
    }

    private static string[] Story(ExecutionResult result) =>
        [$"{result.Status} {result.Error} {result.Cause} {result.Output?.ToJsonString()}", .. result.History.Select(e => $"{e.Id} {e.PreviousEventId} {e.Timestamp:O} {e.Type} {e.StateName} {e.Details?.ToJsonString()}")];
}
