using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Batch;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Journal;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests.Journal;

/// <summary>Runs executions with a journal, by a clock that jumps from timer to timer.</summary>
internal sealed class JournalledMachine(string definition)
{
    public double Jitter { get; init; } = 0.5;

    public int MaxHistoryEvents { get; init; } = 25_000;

    /// <summary>What the listener was told.</summary>
    public List<HistoryEvent> Events { get; } = [];

    public static JournalledMachine OfState(string fields) => new($$"""{"StartAt": "S", "States": {"S": {{fields}} } }""");

    public RunningExecution Start(MemoryJournal journal, SelfAdvancingClock clock, ITaskResources tasks, string input = "{}")
    {
        SynchronizationContext.SetSynchronizationContext(null);
        return new StateMachineInterpreter(StateMachineDefinition.Parse(definition), tasks, Options(clock)).Start(Machine.StartOf(JsonNode.Parse(input)), journal);
    }

    public RunningExecution Resume(MemoryJournal journal, SelfAdvancingClock clock, ITaskResources tasks)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        return StateMachineInterpreter.Resume([.. journal.Entries], journal, tasks, Options(clock));
    }

    public RunningExecution Redrive(MemoryJournal journal, SelfAdvancingClock clock, ITaskResources tasks)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        return StateMachineInterpreter.Redrive([.. journal.Entries], journal, tasks, Options(clock));
    }

    public ExecutionResult Replay(IReadOnlyList<JournalEntry> entries) => StateMachineInterpreter.Replay(entries, Options(new SelfAdvancingClock(Machine.Epoch)));

    /// <summary>Turns the clock until it has ended.</summary>
    public static ExecutionResult Finish(RunningExecution execution, SelfAdvancingClock clock)
    {
        while (!execution.Completion.IsCompleted && clock.AdvanceToNextTimer())
        {
        }

        execution.Completion.IsCompleted.ShouldBeTrue("the execution waits for something that is no timer");
        return execution.Completion.GetAwaiter().GetResult();
    }

    private InterpreterOptions Options(SelfAdvancingClock clock) => new() { Clock = clock, Random = () => Jitter, RunsInline = true, MaxHistoryEvents = MaxHistoryEvents, OnEvent = Events.Add };
}
