using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Batch;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Testing.Mocks;
using SecondBrain.StatesLanguage.Testing.Recording;

namespace SecondBrain.StatesLanguage.Testing;

/// <summary>One run.</summary>
public sealed partial class StateMachineTest
{
    private static readonly TimeSpan LongestExpress = TimeSpan.FromMinutes(5);

    /// <summary>Runs it to its end. A failed execution is a result, not an exception.</summary>
    /// <exception cref="StateMachineTestException">A task without a mock was reached, a mock broke, or the execution waits for something that never comes.</exception>
    public Task<StateMachineRun> RunAsync([StringSyntax(StringSyntaxAttribute.Json)] string input = "{}") => RunAsync(JsonNode.Parse(input));

    /// <inheritdoc cref="RunAsync(string)"/>
    public Task<StateMachineRun> RunAsync(JsonNode? input)
    {
        CheckType();
        // Everything of a run happens on this thread: continuations must not be sent to a test framework's own context.
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return Task.FromResult(Run(input));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private StateMachineRun Run(JsonNode? input)
    {
        var clock = new SelfAdvancingClock(_start);
        using var tasks = new MockedTasks(_mocks, _states.Where(state => state.Value["ResultWriter"] is not null).Select(state => state.Key).ToHashSet(StringComparer.Ordinal), clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(tasks.Broken);
        var recorder = new RunRecorder(_definition);
        var interpreter = new StateMachineInterpreter(_definition, tasks, new InterpreterOptions
        {
            Clock = clock,
            Random = _random,
            RunsInline = true,
            OnTransition = recorder.OnTransition,
        });
        using var limit = _type == WorkflowType.Express ? clock.CreateTimer(_ => stop.Cancel(), null, LongestExpress, Timeout.InfiniteTimeSpan) : null;
        var execution = interpreter.RunAsync(Start(input), stop.Token);
        while (!execution.IsCompleted && clock.AdvanceToNextTimer())
        {
        }

        if (tasks.Fault is { } fault)
        {
            throw fault;
        }

        if (!execution.IsCompleted)
        {
            var waiting = tasks.Waiting.Count == 0 ? "something that never comes" : $"{string.Join(", ", tasks.Waiting)}, which never answers and has no timeout";
            stop.Cancel();
            throw new StateMachineTestException($"The execution waits for {waiting}. Its path: {string.Join(" -> ", recorder.Steps.Select(step => step.State))}.");
        }

        var result = execution.GetAwaiter().GetResult();
        result = result.Status == ExecutionStatus.Aborted ? result with { Status = ExecutionStatus.TimedOut, Error = "States.Timeout" } : result;
        CoverageLog.Add(_file, recorder.Edges);
        return new StateMachineRun(_file.Name, result, recorder, tasks, [.. _states.Keys], clock.GetUtcNow() - _start);
    }

    private void CheckType()
    {
        if (_type == WorkflowType.Express
            && _definition.Resources.FirstOrDefault(resource => resource.Contains(".sync", StringComparison.Ordinal) || resource.EndsWith(".waitForTaskToken", StringComparison.Ordinal)) is { } resource)
        {
            throw new StateMachineTestException($"An Express workflow cannot wait for {resource}.");
        }
    }

    private ExecutionStart Start(JsonNode? input)
    {
        const string account = "us-east-1:123456789012";
        var machine = _file.Name.Split('.')[0];
        return new ExecutionStart($"arn:aws:states:{account}:execution:{machine}:{_executionName}", _executionName, $"arn:aws:states:{account}:stateMachine:{machine}", machine, input);
    }
}
