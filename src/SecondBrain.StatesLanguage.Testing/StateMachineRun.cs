using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Testing.Mocks;
using SecondBrain.StatesLanguage.Testing.Recording;

namespace SecondBrain.StatesLanguage.Testing;

/// <summary>What a run did.</summary>
public sealed class StateMachineRun
{
    private readonly string _file;

    private readonly RunRecorder _recorder;

    private readonly MockedTasks _tasks;

    private readonly HashSet<string> _states;

    internal StateMachineRun(string file, ExecutionResult result, RunRecorder recorder, MockedTasks tasks, HashSet<string> states, TimeSpan duration)
    {
        (_file, _recorder, _tasks, _states, Duration) = (file, recorder, tasks, states, duration);
        (Status, Output, Error, Cause, History) = (result.Status, result.Output, result.Error, result.Cause, result.History);
        Path = new StatePath(recorder.Steps.Where(step => step.Around.Count == 0).Select(step => step.State), "The execution");
    }

    public ExecutionStatus Status { get; }

    /// <summary>Null unless it succeeded.</summary>
    public JsonNode? Output { get; }

    public string? Error { get; }

    public string? Cause { get; }

    /// <summary>By the test's clock.</summary>
    public TimeSpan Duration { get; }

    /// <summary>The events, named as the service names them.</summary>
    public IReadOnlyList<HistoryEvent> History { get; }

    /// <summary>Everything of the definition that it executed: ids of <see cref="Coverage.DefinitionEdge"/>s.</summary>
    public IReadOnlyCollection<string> Edges => _recorder.Edges;

    /// <summary>The states entered, those inside Map and Parallel left out: see <see cref="PathIn"/>.</summary>
    public StatePath Path { get; }

    /// <summary>The states entered inside a Map or Parallel state, however deep, in the order in which they were entered.</summary>
    /// <param name="index">One iteration of the Map or one branch of the Parallel, from 0; null for all.</param>
    public StatePath PathIn(string state, int? index = null)
    {
        Check(state);
        var inside = _recorder.Steps.Where(step => step.Around.Any(around => around.State == state && (index is null || around.Index == index)));
        return new StatePath(inside.Select(step => step.State), index is null ? $"'{state}'" : $"'{state}' [{index}]");
    }

    /// <summary>How often the state was entered.</summary>
    public int Entered(string state)
    {
        Check(state);
        return _recorder.Steps.Count(step => step.State == state);
    }

    /// <summary>The retries of a Task, Map or Parallel state, in order.</summary>
    public IReadOnlyList<TaskRetry> Retries(string state)
    {
        Check(state);
        return _recorder.Retries.TryGetValue(state, out var retries) ? retries : [];
    }

    /// <summary>What the task of the state was asked, attempt by attempt.</summary>
    public IReadOnlyList<JsonNode?> Calls(string state)
    {
        Check(state);
        return _tasks.Calls.TryGetValue(state, out var calls) ? calls : [];
    }

    /// <summary>What the <c>ResultWriter</c>s of distributed Maps wrote: <c>{Bucket, Key, Body}</c>.</summary>
    public IReadOnlyList<JsonNode?> Written => _tasks.Written;

    /// <inheritdoc cref="StatePath.ShouldFollow"/>
    public void ShouldFollow(params ReadOnlySpan<string> expected) => Path.ShouldFollow(expected);

    /// <returns>This run.</returns>
    /// <exception cref="StateMachineTestException">It did not succeed: the message has its error and path.</exception>
    public StateMachineRun ShouldSucceed() => Status == ExecutionStatus.Succeeded ? this : throw Unexpected("succeeds");

    /// <returns>This run.</returns>
    /// <exception cref="StateMachineTestException">It did not fail, or with another error.</exception>
    public StateMachineRun ShouldFail(string? error = null) =>
        Status == ExecutionStatus.Failed && (error is null || error == Error) ? this : throw Unexpected(error is null ? "fails" : $"fails with {error}");

    private StateMachineTestException Unexpected(string expected) => new(
        $"Expected that {_file} {expected}, but it ended as {Status}{(Error is null ? "" : $" with {Error}: {Cause}")}. Its path: {string.Join(" -> ", _recorder.Steps.Select(step => step.State))}.");

    private void Check(string state)
    {
        if (!_states.Contains(state))
        {
            throw StateNames.Unknown(state, _file, _states);
        }
    }
}
