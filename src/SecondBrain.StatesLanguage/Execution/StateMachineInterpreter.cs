using SecondBrain.StatesLanguage.Batch;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Journal;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Runs executions of one state machine. Concurrent executions do not disturb each other.</summary>
/// <remarks>
/// Branches of an execution take turns in a fixed order; only tasks run at the same time. Up to the first wait, the
/// execution runs on the caller's thread. Its clock stands still while it does not wait.
/// </remarks>
public sealed class StateMachineInterpreter(StateMachineDefinition definition, ITaskResources tasks, InterpreterOptions options)
{
    /// <summary>
    /// Runs one execution to its end, without a journal (Express). Failures are results, never exceptions; a cancelled
    /// <paramref name="cancellationToken"/> ends it as <see cref="ExecutionStatus.Aborted"/>.
    /// </summary>
    /// <exception cref="System.Text.Json.JsonException">The input is nested more than 512 levels deep.</exception>
    public Task<ExecutionResult> RunAsync(ExecutionStart start, CancellationToken cancellationToken) =>
        RunAsync(start, ValueReader.FromNode(start.Input), cancellationToken);

    /// <summary>Starts one execution.</summary>
    /// <param name="journal">
    /// Empty; from the return on it holds the start, and at any time enough to <see cref="Resume"/> the execution. Null: it is not kept.
    /// </param>
    /// <exception cref="System.Text.Json.JsonException">The input is nested more than 512 levels deep.</exception>
    public RunningExecution Start(ExecutionStart start, IExecutionJournal? journal)
    {
        var input = ValueReader.FromNode(start.Input);
        var run = new ExecutionRun(definition, tasks, options, start, input, journal, []);
        run.Inputs.Write(() => new JournalEntry.Started(
            run.Inputs.Now, definition.ToJson(), start.ExecutionArn, start.Name, start.StateMachineArn, start.StateMachineName, start.RoleArn, input.ToJson()));
        return new RunningExecution(run, run.RunAsync());
    }

    /// <summary>Goes on with an execution whose process has ended, by its definition of then.</summary>
    /// <remarks>
    /// No step that the journal knows the end of is repeated. An attempt that was on its way is invoked again, unless it was
    /// submitted: see <see cref="TaskInvocation.IsResumed"/>. Waits, and the time limits of the execution and of what was
    /// submitted, end when they would have; an attempt that is invoked again has the time it had left. <see cref="InterpreterOptions.OnEvent"/>
    /// is told of the whole history, also of what happened before. An execution that had ended is complete at once.
    /// </remarks>
    /// <param name="entries">What the journal holds: at least its start.</param>
    /// <param name="journal">The same journal, open to be appended to.</param>
    /// <exception cref="InvalidDataException">The entries are not a journal. (When they do not fit the execution, its completion faults with this.)</exception>
    public static RunningExecution Resume(IReadOnlyList<JournalEntry> entries, IExecutionJournal journal, ITaskResources tasks, InterpreterOptions options)
    {
        var run = Recall(entries, journal, tasks, options);
        run.Enqueue(InputKind.WentLive);
        return new RunningExecution(run, run.RunAsync());
    }

    /// <summary>Starts an execution that did not succeed once more, from the states where it ended (<c>RedriveExecution</c>), by its definition of then.</summary>
    /// <remarks>
    /// Branches of a Parallel, iterations of a Map and child executions that had succeeded are kept; of the others the state that
    /// failed or was aborted runs again with the same input (child executions of type EXPRESS run from their start). Retries are counted from 0 and
    /// the execution's time limit starts anew. The history goes on with <c>ExecutionRedriven</c>; a state that is run again is not entered again.
    /// </remarks>
    /// <exception cref="InvalidOperationException">It has not ended, or has succeeded.</exception>
    /// <inheritdoc cref="Resume"/>
    public static RunningExecution Redrive(IReadOnlyList<JournalEntry> entries, IExecutionJournal journal, ITaskResources tasks, InterpreterOptions options)
    {
        if (entries is not [.., JournalEntry.Ended ended] || ended.Status == ExecutionStatus.Succeeded)
        {
            throw new InvalidOperationException("Only an execution that has ended without success can be redriven.");
        }

        var run = Recall(entries, journal, tasks, options);
        run.Enqueue(InputKind.Redriven);
        run.Enqueue(InputKind.WentLive);
        return new RunningExecution(run, run.RunAsync());
    }

    /// <summary>Runs the journal and nothing more, for the history: nothing is invoked or written.</summary>
    /// <returns>How the execution ended, or <see cref="ExecutionStatus.Running"/>.</returns>
    /// <inheritdoc cref="Resume"/>
    public static ExecutionResult Replay(IReadOnlyList<JournalEntry> entries, InterpreterOptions options)
    {
        var run = Recall(entries, null, new NoTaskResources(), options);
        return run.RunAsync() is { IsFaulted: true } broken ? broken.GetAwaiter().GetResult() : run.Result();
    }

    internal Task<ExecutionResult> RunAsync(ExecutionStart start, Value input, CancellationToken cancellationToken) =>
        new ExecutionRun(definition, tasks, options, start, input, null, []) { Cancellation = cancellationToken }.RunAsync();

    private static ExecutionRun Recall(IReadOnlyList<JournalEntry> entries, IExecutionJournal? journal, ITaskResources tasks, InterpreterOptions options)
    {
        if (entries is not [JournalEntry.Started began, ..])
        {
            throw new InvalidDataException("A journal begins with the start of its execution.");
        }

        return new ExecutionRun(StateMachineDefinition.Parse(began.Definition), tasks, options, began.ToStart(), ValueReader.Parse(began.Input), journal, entries);
    }
}
