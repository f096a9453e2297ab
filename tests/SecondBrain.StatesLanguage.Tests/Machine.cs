using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Batch;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests;

/// <summary>Runs a state machine with a clock that jumps from timer to timer.</summary>
internal sealed class Machine(string definition, ITaskResources? tasks = null)
{
    public const string Arn = "arn:aws:states:eu-west-1:123456789012:stateMachine:Test";

    public static DateTimeOffset Epoch { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public SelfAdvancingClock Clock { get; } = new(Epoch);

    public double Jitter { get; init; } = 0.5;

    public int MaxHistoryEvents { get; init; } = 25_000;

    public TimeSpan Elapsed => Clock.GetUtcNow() - Epoch;

    /// <summary>A machine of one state.</summary>
    public static Machine OfState(string fields, ITaskResources? tasks = null) => new($$"""{"StartAt": "S", "States": {"S": {{fields}} } }""", tasks);

    public static ExecutionStart StartOf(JsonNode? input) => new("arn:aws:states:eu-west-1:123456789012:execution:Test:run", "run", Arn, "Test", input);

    public ExecutionResult Run(string input = "{}", CancellationToken cancellation = default)
    {
        // With a synchronization context about, continuations of the fakes would move to other threads.
        SynchronizationContext.SetSynchronizationContext(null);
        var execution = Start(input, cancellation);
        while (!execution.IsCompleted && Clock.AdvanceToNextTimer())
        {
        }

        execution.IsCompleted.ShouldBeTrue("the execution waits for something that is no timer");
        return execution.GetAwaiter().GetResult();
    }

    /// <summary>Starts it without turning the clock.</summary>
    public Task<ExecutionResult> Start(string input = "{}", CancellationToken cancellation = default) =>
        new StateMachineInterpreter(StateMachineDefinition.Parse(definition), tasks ?? FakeTasks.None, new InterpreterOptions
        {
            Clock = Clock,
            Random = () => Jitter,
            RunsInline = true,
            MaxHistoryEvents = MaxHistoryEvents,
        }).RunAsync(StartOf(JsonNode.Parse(input)), cancellation);

    /// <summary>The output of a run that has to succeed.</summary>
    public string Output(string input = "{}")
    {
        var result = Run(input);
        result.Status.ShouldBe(ExecutionStatus.Succeeded, $"{result.Error}: {result.Cause}");
        return result.Output?.ToJsonString() ?? "null";
    }
}
