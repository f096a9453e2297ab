using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Runs executions of one state machine. Concurrent executions do not disturb each other.</summary>
public sealed class StateMachineInterpreter(StateMachineDefinition definition, ITaskResources tasks, InterpreterOptions options)
{
    private readonly (StateMachineDefinition Definition, ITaskResources Tasks, InterpreterOptions Options) _parts = (definition, tasks, options);

    /// <summary>Runs one execution to its end. Failures are results, never exceptions; a cancelled <paramref name="cancellationToken"/> ends it as <see cref="ExecutionStatus.Aborted"/>.</summary>
    public Task<ExecutionResult> RunAsync(ExecutionStart start, CancellationToken cancellationToken) => throw new NotSupportedException($"Not built yet: {_parts.Definition.Resources.Count}.");
}
