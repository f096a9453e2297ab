using System.Text.Json;
using System.Text.Json.Serialization;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Journal;

/// <summary>
/// One thing that an execution took in from outside. Everything else follows from these: running the state machine over
/// the entries of its journal, in order, leads to the same state and the same history.
/// </summary>
/// <param name="Time">When the execution took it in (UTC): the time of all that follows from it.</param>
/// <remarks>Data (inputs, outputs, the definition) is JSON text. <c>Source</c> numbers the timers and task attempts of an execution in the order they began.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(TimerFired), "timer")]
[JsonDerivedType(typeof(TaskSubmitted), "submitted")]
[JsonDerivedType(typeof(TaskHeartbeat), "heartbeat")]
[JsonDerivedType(typeof(TaskEnded), "task")]
[JsonDerivedType(typeof(Drawn), "drawn")]
[JsonDerivedType(typeof(StopRequested), "stop")]
[JsonDerivedType(typeof(Redriven), "redriven")]
[JsonDerivedType(typeof(Ended), "ended")]
public abstract record JournalEntry(DateTimeOffset Time)
{
    /// <summary>One line of JSON, without its end.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, JournalJson.Lines.JournalEntry);

    /// <exception cref="JsonException">Not a whole entry.</exception>
    public static JournalEntry Parse(string line) =>
        JsonSerializer.Deserialize(line, JournalJson.Lines.JournalEntry) ?? throw new JsonException("An entry is not null.");

    /// <summary>The first entry of every journal.</summary>
    /// <param name="Definition">The definition it runs to its end, whatever becomes of the state machine; substitutions applied.</param>
    public sealed record Started(
        DateTimeOffset Time, string Definition, string ExecutionArn, string Name, string StateMachineArn, string StateMachineName, string RoleArn, string Input)
        : JournalEntry(Time)
    {
        public ExecutionStart ToStart() => new(ExecutionArn, Name, StateMachineArn, StateMachineName, ValueReader.Parse(Input).ToNode()) { RoleArn = RoleArn };
    }

    public sealed record TimerFired(DateTimeOffset Time, long Source) : JournalEntry(Time);

    /// <summary>The request of a <c>.sync</c> or <c>.waitForTaskToken</c> task was accepted.</summary>
    public sealed record TaskSubmitted(DateTimeOffset Time, long Source) : JournalEntry(Time);

    public sealed record TaskHeartbeat(DateTimeOffset Time, long Source) : JournalEntry(Time);

    /// <summary>An attempt ended by itself: with an output, or without one and with an error or cause.</summary>
    /// <param name="AtOnce">It ended within the call that began it: nothing else happened in between.</param>
    /// <param name="WasSubmitted">Only with <paramref name="AtOnce"/>: it was submitted before it ended.</param>
    public sealed record TaskEnded(DateTimeOffset Time, long Source, string? Output, string? Error, string? Cause, bool AtOnce = false, bool WasSubmitted = false)
        : JournalEntry(Time);

    /// <summary>A random number, or random bytes, for jitter, task tokens and intrinsic functions.</summary>
    public sealed record Drawn(DateTimeOffset Time, string Value) : JournalEntry(Time);

    public sealed record StopRequested(DateTimeOffset Time, string? Error, string? Cause) : JournalEntry(Time);

    public sealed record Redriven(DateTimeOffset Time) : JournalEntry(Time);

    /// <summary>How the execution ended; the last entry unless it is redriven. It follows from the others: here to be read without running them.</summary>
    public sealed record Ended(DateTimeOffset Time, ExecutionStatus Status, string? Output, string? Error, string? Cause) : JournalEntry(Time);
}
