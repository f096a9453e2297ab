using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Testing.Mocks;

/// <summary>The tasks of one run. It remembers what each was asked.</summary>
internal sealed class MockedTasks(IReadOnlyDictionary<string, MockedTask> mocks, IReadOnlySet<string> resultWriters, TimeProvider clock) : ITaskResources, IDisposable
{
    private readonly Dictionary<string, List<JsonNode?>> _calls = new(StringComparer.Ordinal);

    private readonly List<JsonNode?> _written = [];

    private readonly List<string> _waiting = [];

    private readonly CancellationTokenSource _broken = new();

    /// <summary>What is wrong with the test itself; the run ends and throws it.</summary>
    public StateMachineTestException? Fault { get; private set; }

    /// <summary>Cancelled by a fault.</summary>
    public CancellationToken Broken => _broken.Token;

    /// <summary>States whose task has been asked and has not answered.</summary>
    public IReadOnlyList<string> Waiting => _waiting;

    public IReadOnlyDictionary<string, List<JsonNode?>> Calls => _calls;

    /// <summary>What the Maps wrote: <c>{Bucket, Key, Body}</c>.</summary>
    public IReadOnlyList<JsonNode?> Written => _written;

    public bool Supports(string resource) => true;

    public Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Resource == ResultWriting.PutObject && resultWriters.Contains(invocation.StateName))
        {
            _written.Add(invocation.Input?.DeepClone());
            return Task.FromResult<JsonNode?>(new JsonObject());
        }

        if (!_calls.TryGetValue(invocation.StateName, out var calls))
        {
            _calls[invocation.StateName] = calls = [];
        }

        calls.Add(invocation.Input?.DeepClone());
        if (!mocks.TryGetValue(invocation.StateName, out var mock))
        {
            var add = invocation.Resource is ItemReading.GetObject or ItemReading.ListObjects ? "WithItems" : "WithTask";
            return Break(new StateMachineTestException(
                $"The state '{invocation.StateName}' was reached, and its task ({invocation.Resource}) has no mock: add .{add}(\"{invocation.StateName}\", ...)."));
        }

        return AnswerAsync(mock.Outcome(calls.Count), invocation, cancellationToken);
    }

    public void Dispose() => _broken.Dispose();

    private async Task<JsonNode?> AnswerAsync(MockOutcome outcome, TaskInvocation invocation, CancellationToken cancellationToken)
    {
        invocation.Progress.Submitted();
        _waiting.Add(invocation.StateName);
        try
        {
            await WaitAsync(outcome, invocation.Progress, cancellationToken);
        }
        finally
        {
            _waiting.Remove(invocation.StateName);
        }

        try
        {
            return outcome.Answer!(invocation.Input?.DeepClone() ?? new JsonObject())?.DeepClone();
        }
        catch (Exception wrong) when (wrong is not TaskFailedException)
        {
            return await Break(wrong as StateMachineTestException ?? new StateMachineTestException($"The mock of '{invocation.StateName}' threw {wrong.GetType().Name}: {wrong.Message}", wrong));
        }
    }

    private async Task WaitAsync(MockOutcome outcome, TaskProgress progress, CancellationToken cancellationToken)
    {
        var left = outcome.Answer is null ? TimeSpan.MaxValue : outcome.After;
        while (outcome.HeartbeatEvery is { } every && left > every)
        {
            await Task.Delay(every, clock, cancellationToken);
            progress.Heartbeat();
            left -= every;
        }

        if (outcome.Answer is null)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        }
        else if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock, cancellationToken);
        }
    }

    // A Catch must not hide a mistake of the test: the task never ends, the execution does.
    private Task<JsonNode?> Break(StateMachineTestException fault)
    {
        Fault ??= fault;
        _broken.Cancel();
        return new TaskCompletionSource<JsonNode?>().Task;
    }
}
