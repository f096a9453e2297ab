using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Local.Workflows;

/// <summary>An execution that runs on this host, or ran since it started. Safe for concurrent use.</summary>
internal sealed class LocalExecution(LocalMachine machine, string name, string input, DateTimeOffset startedAt, CancellationToken stopping)
{
    private readonly Lock _gate = new();
    private readonly List<HistoryEvent> _events = [];
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    private (string? Error, string? Cause) _stoppedFor;

    public LocalMachine Machine => machine;

    public string Arn { get; } = machine.ExecutionArn(name);

    public string Name => name;

    /// <summary>The state machine's logical id.</summary>
    public string StateMachine => machine.Resource.LogicalId;

    public DateTimeOffset StartedAt => startedAt;

    /// <summary>As it was sent.</summary>
    public string InputText => input;

    public JsonNode? Input => JsonNode.Parse(input);

    /// <summary>Ends with the execution; never faults unless the interpreter is broken.</summary>
    public Task<ExecutionResult> Completion { get; private set; } = null!;

    public DateTimeOffset? StoppedAt { get; private set; }

    public ExecutionStatus Status => Completion.IsCompletedSuccessfully ? Completion.Result.Status : ExecutionStatus.Running;

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

    /// <param name="run">Runs the interpreter; told of events and of a stop.</param>
    public void Begin(Func<Action<HistoryEvent>, CancellationToken, Task<ExecutionResult>> run) => Completion = run(Append, _stop.Token);

    public void Stop(string? error, string? cause)
    {
        _stoppedFor = (error, cause);
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // it has ended meanwhile
        }
    }

    public void Ended(DateTimeOffset at)
    {
        StoppedAt = at;
        _stop.Dispose();
    }

    public ExecutionStart ToStart() => new(Arn, name, machine.Arn, machine.Resource.Name, Input);

    public ExecutionDescription Describe()
    {
        var result = Completion.IsCompletedSuccessfully ? Completion.Result : null;
        return new ExecutionDescription(machine, Arn, name, StatusName.Of(Status), startedAt, result is null ? null : StoppedAt ?? startedAt)
        {
            Input = input,
            Output = result?.Status == ExecutionStatus.Succeeded ? result.Output?.ToJsonString() ?? "null" : null,
            Error = result?.Error ?? (result?.Status == ExecutionStatus.Aborted ? _stoppedFor.Error : null),
            Cause = result?.Cause ?? (result?.Status == ExecutionStatus.Aborted ? _stoppedFor.Cause : null),
        };
    }

    private void Append(HistoryEvent happened)
    {
        lock (_gate)
        {
            _events.Add(happened);
        }
    }
}
