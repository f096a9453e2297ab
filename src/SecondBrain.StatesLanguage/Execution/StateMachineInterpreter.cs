using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Runs executions of one state machine. Concurrent executions do not disturb each other.</summary>
/// <remarks>
/// Branches of an execution take turns in a fixed order; only tasks run at the same time. Up to the first wait, the
/// execution runs on the caller's thread.
/// </remarks>
public sealed class StateMachineInterpreter(StateMachineDefinition definition, ITaskResources tasks, InterpreterOptions options)
{
    /// <summary>
    /// Runs one execution to its end. Failures are results, never exceptions; a cancelled
    /// <paramref name="cancellationToken"/> ends it as <see cref="ExecutionStatus.Aborted"/>.
    /// </summary>
    /// <exception cref="System.Text.Json.JsonException">The input is nested more than 512 levels deep.</exception>
    public Task<ExecutionResult> RunAsync(ExecutionStart start, CancellationToken cancellationToken) =>
        RunAsync(start, ValueReader.FromNode(start.Input), cancellationToken);

    internal Task<ExecutionResult> RunAsync(ExecutionStart start, Value input, CancellationToken cancellationToken) =>
        new ExecutionRun(definition, tasks, options, start, input, cancellationToken).RunAsync();
}
