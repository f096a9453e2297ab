using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Journal;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Something from outside that an execution's loop takes in between two turns.</summary>
/// <param name="Source">The timer or task attempt it is about; 0 for the execution.</param>
internal sealed record ExecutionInput(InputKind Kind, long Source = 0)
{
    /// <summary>Set when it is taken in.</summary>
    public DateTimeOffset Time { get; set; }

    /// <summary>Of <see cref="InputKind.TaskEnded"/>.</summary>
    public TaskEnd? End { get; init; }

    /// <summary>Of <see cref="InputKind.StopRequested"/>.</summary>
    public StateFailure? Reason { get; init; }

    /// <summary>It comes from the journal.</summary>
    public bool IsRecalled { get; private init; }

    /// <summary>Null for an entry that is not taken in between two turns.</summary>
    public static ExecutionInput? Recall(JournalEntry entry) => entry switch
    {
        JournalEntry.TimerFired timer => Recall(entry, new ExecutionInput(InputKind.TimerFired, timer.Source)),
        JournalEntry.TaskSubmitted submitted => Recall(entry, new ExecutionInput(InputKind.TaskSubmitted, submitted.Source)),
        JournalEntry.TaskHeartbeat heartbeat => Recall(entry, new ExecutionInput(InputKind.TaskHeartbeat, heartbeat.Source)),
        JournalEntry.TaskEnded { AtOnce: false } ended => Recall(entry, new ExecutionInput(InputKind.TaskEnded, ended.Source) { End = TaskEnd.Of(ended) }),
        JournalEntry.StopRequested stop => Recall(entry, new ExecutionInput(InputKind.StopRequested) { Reason = new StateFailure(stop.Error, stop.Cause) }),
        JournalEntry.Redriven => Recall(entry, new ExecutionInput(InputKind.Redriven)),
        _ => null,
    };

    /// <summary>Null for what leaves no trace in the journal.</summary>
    public JournalEntry? ToEntry() => Kind switch
    {
        InputKind.TimerFired => new JournalEntry.TimerFired(Time, Source),
        InputKind.TaskSubmitted => new JournalEntry.TaskSubmitted(Time, Source),
        InputKind.TaskHeartbeat => new JournalEntry.TaskHeartbeat(Time, Source),
        InputKind.TaskEnded => End!.ToEntry(Time, Source),
        InputKind.StopRequested => new JournalEntry.StopRequested(Time, Reason!.Error, Reason.Cause),
        InputKind.Redriven => new JournalEntry.Redriven(Time),
        _ => null,
    };

    private static ExecutionInput Recall(JournalEntry entry, ExecutionInput input) => input with { Time = entry.Time, IsRecalled = true };
}
