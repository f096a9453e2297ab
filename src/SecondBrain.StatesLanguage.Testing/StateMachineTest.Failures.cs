using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Testing.Mocks;

namespace SecondBrain.StatesLanguage.Testing;

/// <summary>How the task that was named last goes wrong. Calls are counted over the whole run, those of all Map items together.</summary>
public sealed partial class StateMachineTest
{
    private const string MockedCause = "The mock says so.";

    /// <summary>The first call fails with this error name; the next one answers.</summary>
    public StateMachineTest FailOnce(string error, string? cause = MockedCause) => Fails(1, error, cause);

    /// <summary>The first two calls fail with this error name; the third answers.</summary>
    public StateMachineTest FailTwice(string error, string? cause = MockedCause) => Fails(2, error, cause);

    /// <summary>So many calls fail before it answers. Said again, those failures follow the first.</summary>
    public StateMachineTest Fails(int times, string error, string? cause = MockedCause) => Change(mock => mock.First(times, Failure(error, cause)));

    /// <summary>One call fails, counted from 1; the others do as the mock says.</summary>
    public StateMachineTest FailsAt(int call, string error, string? cause = MockedCause) => call >= 1
        ? Change(mock => mock.At(call, Failure(error, cause)))
        : throw new StateMachineTestException($"Calls are counted from 1: there is no call {call}.");

    /// <summary>Instead of answering, every call fails.</summary>
    public StateMachineTest AlwaysFails(string error, string? cause = MockedCause) => Change(mock => mock.Always(Failure(error, cause)));

    /// <summary>It never answers: the state's <c>TimeoutSeconds</c> or <c>HeartbeatSeconds</c> strikes.</summary>
    public StateMachineTest Never() => Change(mock => mock.Always(new MockOutcome(null)));

    /// <summary>So many calls are not answered before it answers.</summary>
    public StateMachineTest TimesOut(int times = 1) => Change(mock => mock.First(times, new MockOutcome(null)));

    /// <summary>Each answer takes this long by the test's clock.</summary>
    public StateMachineTest Takes(TimeSpan time, TimeSpan? heartbeatEvery = null) =>
        Change(mock => mock.Change(answer => answer with { After = time, HeartbeatEvery = heartbeatEvery }));

    /// <summary>A <c>.waitForTaskToken</c> state is answered by its token after this time (<c>SendTaskSuccess</c>).</summary>
    public StateMachineTest WaitsForToken(string state, TimeSpan after, [StringSyntax(StringSyntaxAttribute.Json)] string output, TimeSpan? heartbeatEvery = null) =>
        WithTokenTask(state, new MockOutcome(_ => JsonNode.Parse(output), after, heartbeatEvery));

    /// <summary>A <c>.waitForTaskToken</c> state is failed by its token after this time (<c>SendTaskFailure</c>).</summary>
    public StateMachineTest WaitsForTokenAndFails(string state, TimeSpan after, string error, string? cause = MockedCause) =>
        WithTokenTask(state, Failure(error, cause) with { After = after });

    private StateMachineTest WithTokenTask(string state, MockOutcome outcome)
    {
        var changed = Mock(state, outcome);
        return ((string?)_states[state]["Resource"])?.EndsWith(".waitForTaskToken", StringComparison.Ordinal) == true
            ? changed
            : throw new StateMachineTestException($"'{state}' does not wait for a token: its Resource is {_states[state]["Resource"]}.");
    }

    private static MockOutcome Failure(string error, string? cause) => new(_ => throw new TaskFailedException(error, cause));

    private StateMachineTest Change(Action<MockedTask> change)
    {
        var changed = new StateMachineTest(this);
        change(changed._mocks[changed._current ?? throw new StateMachineTestException("Name the task first: .WithTask(\"Some State\", ...) or .ForTask(\"Some State\").")]);
        return changed;
    }
}
