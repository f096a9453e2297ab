namespace SecondBrain.StatesLanguage.Execution;

/// <summary>An execution on its way. Safe for concurrent use.</summary>
public sealed class RunningExecution
{
    private readonly ExecutionRun _run;

    internal RunningExecution(ExecutionRun run, Task<ExecutionResult> completion) => (_run, Completion) = (run, completion);

    /// <summary>
    /// How it ended; <see cref="ExecutionStatus.Running"/> when it was suspended. Failures of the state machine are results;
    /// it faults only when the journal, or the interpreter itself, does.
    /// </summary>
    public Task<ExecutionResult> Completion { get; }

    /// <summary>Ends it as <see cref="ExecutionStatus.Aborted"/> (<c>StopExecution</c>), unless it has ended by then. Durable once <see cref="Completion"/> is there.</summary>
    public void Stop(string? error = null, string? cause = null) => _run.RequestStop(error, cause);

    /// <summary>
    /// Lets go of it without an end: its tasks are cancelled, and it takes in nothing more. With a journal it can be
    /// resumed as after a crash.
    /// </summary>
    public void Suspend() => _run.Suspend();
}
