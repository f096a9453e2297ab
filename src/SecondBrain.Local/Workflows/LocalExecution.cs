using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Local.Workflows;

/// <summary>An execution that runs on this host, or ran since it started. Safe for concurrent use.</summary>
internal sealed class LocalExecution(ExecutionIdentity identity, string input, DateTimeOffset startedAt)
{
    private readonly Lock _gate = new();
    private readonly List<HistoryEvent> _events = [];
    private readonly TaskCompletionSource<RunningExecution> _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ExecutionResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ExecutionIdentity Identity => identity;

    public string Arn => identity.Arn;

    public string Name => identity.Name;

    public DateTimeOffset StartedAt => startedAt;

    /// <summary>As it was sent.</summary>
    public string InputText => input;

    public JsonNode? Input => JsonNode.Parse(input);

    /// <summary>How it ended; <see cref="ExecutionStatus.Running"/> when the host let go of it to resume it later. Faults only when the interpreter or the journal does.</summary>
    public Task<ExecutionResult> Completion => _completion.Task;

    public DateTimeOffset? StoppedAt { get; private set; }

    public int RedriveCount { get; init; }

    public DateTimeOffset? RedrivenAt { get; init; }

    public ExecutionStatus Status => Completion.IsCompletedSuccessfully ? Completion.Result.Status : ExecutionStatus.Running;

    /// <summary>The events so far, without data; only an Express execution keeps them, a Standard one has its journal.</summary>
    public IReadOnlyList<HistoryEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    public void Record(HistoryEvent happened)
    {
        lock (_gate)
        {
            _events.Add(happened);
        }
    }

    public void Begin(RunningExecution running) => _running.SetResult(running);

    public void Broken(Exception fault)
    {
        _running.TrySetException(fault);
        _completion.TrySetException(fault);
    }

    public void End(ExecutionResult result)
    {
        StoppedAt = EndOf(result);
        _completion.TrySetResult(result);
    }

    /// <summary>Completes when it has begun and, if it has a journal, is in it.</summary>
    public Task WhenBegunAsync() => _running.Task;

    public async Task StopAsync(string? error, string? cause) => (await _running.Task).Stop(error, cause);

    public async Task SuspendAsync() => (await _running.Task).Suspend();

    public ExecutionDescription Describe() => Describe(Completion.IsCompletedSuccessfully ? Completion.Result : null);

    /// <summary>As it will be once it has ended so.</summary>
    public ExecutionDescription Describe(ExecutionResult? result) => new(identity, StatusName.Of(result?.Status ?? ExecutionStatus.Running), startedAt, result is null ? null : EndOf(result))
    {
        Input = input,
        Output = result?.Status == ExecutionStatus.Succeeded ? Api.ServiceJson.Text(result.Output) : null,
        Error = result?.Error,
        Cause = result?.Cause,
        RedriveCount = RedriveCount,
        RedrivenAt = RedrivenAt,
    };

    private static DateTimeOffset? EndOf(ExecutionResult result) => result.Status == ExecutionStatus.Running ? null : result.History[^1].Timestamp;
}
