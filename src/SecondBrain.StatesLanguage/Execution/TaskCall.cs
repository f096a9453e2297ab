using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>One call of the host to run a task: its end, its deadlines, what it reports meanwhile.</summary>
#pragma warning disable CA1001 // the source of its token holds nothing that needs disposing, and a task may still listen to it
internal sealed class TaskCall : TaskProgress, IInputSource
#pragma warning restore CA1001
{
    private readonly TaskCompletionSource<TaskEnd> _end = new();

    private readonly TaskCompletionSource<bool> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly CancellationTokenSource _cancellation = new();

    private readonly BranchRun _branch;

    private readonly TaskInvocation _invocation;

    private readonly long _id;

    private Task<JsonNode?>? _call;

    private LoopTimer? _timeout;

    private LoopTimer? _silence;

    private bool _reportsSubmission;

    private bool _isSubmitted;

    private bool _isWaiting;

    private bool _isOver;

    public TaskCall(BranchRun branch, TaskInvocation invocation)
    {
        _branch = branch;
        _id = branch.Run.Inputs.Register(this);
        _invocation = invocation with { Progress = this, AttemptId = $"{branch.Run.Start.ExecutionArn}#{_id}" };
    }

    public TimeSpan? TimeLimit { get; init; }

    public TimeSpan? HeartbeatLimit { get; init; }

    public int MaxBytes { get; init; } = DataLimit.MaxBytes;

    /// <summary>What the message about a result that is too large calls the task.</summary>
    public string? SizeName { get; init; }

    /// <summary>Called once, on the loop; null: the resource has no such moment.</summary>
    public Action? OnSubmitted { get; init; }

    public override Task<bool> Settled => _settled.Task;

    private ExecutionInputs Inputs => _branch.Run.Inputs;

    public async ValueTask<TaskEnd> RunAsync()
    {
        if (AtOnce() is { } end)
        {
            Settle(end);
            return end;
        }

        _timeout = TimeLimit is { } limit ? new LoopTimer(Inputs, Inputs.Began + limit, () => Finish(new TaskEnd(TaskEndKind.TimedOut))) : null;
        _silence = Silence();
        await _branch.UntilAsync(_end.Task, () => Finish(new TaskEnd(TaskEndKind.Stopped)));
        return await _end.Task;
    }

    // On any thread, like Heartbeat.
    public override void Submitted()
    {
        if (OnSubmitted is not null && !Volatile.Read(ref _reportsSubmission))
        {
            Volatile.Write(ref _reportsSubmission, true);
            Inputs.Post(new ExecutionInput(InputKind.TaskSubmitted, _id));
        }
    }

    public override void Heartbeat()
    {
        if (HeartbeatLimit is not null)
        {
            Inputs.Post(new ExecutionInput(InputKind.TaskHeartbeat, _id));
        }
    }

    public void Receive(ExecutionInput input)
    {
        switch (input.Kind)
        {
            case InputKind.TaskSubmitted:
                RecordSubmitted();
                break;
            case InputKind.TaskHeartbeat:
                _silence?.Stop();
                _silence = Silence();
                break;
            default:
                Finish(input.End!);
                break;
        }
    }

    // What was submitted is still on its way, and its time has run on. The rest begins anew and gets the time it had left.
    public void GoLive(TimeSpan downtime)
    {
        if (!_isWaiting)
        {
            return;
        }

        if (!_isSubmitted)
        {
            _timeout?.Postpone(downtime);
            _silence?.Postpone(downtime);
        }

        Watch(Invoke(isResumed: _isSubmitted));
    }

    // A task that does not wait ends within the call; the journal knows whether it did.
    private TaskEnd? AtOnce()
    {
        if (Inputs.RecallEnd(_id) is { } recalled)
        {
            Close(recalled.WasSubmitted);
            return TaskEnd.Of(recalled);
        }

        // Going live invokes what waits: not yet this one.
        if (!Inputs.TryGoLive())
        {
            _isWaiting = true;
            return null;
        }

        var call = Invoke(isResumed: false);
        if (!call.IsCompleted)
        {
            Watch(call);
            return null;
        }

        var end = Read(call);
        var wasSubmitted = Volatile.Read(ref _reportsSubmission);
        Inputs.EndAtOnce(_id, end, wasSubmitted);
        Close(wasSubmitted);
        return end;
    }

    private void Close(bool wasSubmitted)
    {
        Inputs.Forget(_id);
        if (wasSubmitted)
        {
            RecordSubmitted();
        }
    }

    private void Finish(TaskEnd end)
    {
        if (_isOver)
        {
            return;
        }

        Volatile.Write(ref _isOver, true);
        _timeout?.Stop();
        _silence?.Stop();
        Inputs.Forget(_id);
        Abandon();
        Settle(end);
        _end.SetResult(end);
    }

    private void Settle(TaskEnd end)
    {
        if (end.Kind is TaskEndKind.Returned or TaskEndKind.TimedOut or TaskEndKind.HeartbeatMissed)
        {
            RecordSubmitted();
        }

        _settled.TrySetResult(end.Kind is TaskEndKind.Returned or TaskEndKind.Failed);
    }

    private void RecordSubmitted()
    {
        if (!_isSubmitted)
        {
            _isSubmitted = true;
            OnSubmitted?.Invoke();
        }
    }

    private LoopTimer? Silence() => HeartbeatLimit is { } limit
        ? new LoopTimer(Inputs, Inputs.Began + limit, () => Finish(new TaskEnd(TaskEndKind.HeartbeatMissed)))
        : null;

    // The host's continuations must not run on the execution's loop.
    private Task<JsonNode?> Invoke(bool isResumed)
    {
        var loop = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return _branch.Run.Tasks.InvokeAsync(isResumed ? _invocation with { IsResumed = true } : _invocation, _cancellation.Token);
        }
#pragma warning disable CA1031 // whatever a task throws is its failure
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return Task.FromException<JsonNode?>(thrown);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(loop);
        }
    }

    private void Watch(Task<JsonNode?> call)
    {
        _call = call;
        _ = call.ContinueWith(
            static (ended, state) => ((TaskCall)state!).Post(ended), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    // On whatever thread it ends; reading it observes its exception.
    private void Post(Task<JsonNode?> ended)
    {
        var end = Read(ended);
        if (!Volatile.Read(ref _isOver))
        {
            Inputs.Post(new ExecutionInput(InputKind.TaskEnded, _id) { End = end });
        }
    }

    private TaskEnd Read(Task<JsonNode?> ended) => TaskEnd.Of(ended, MaxBytes, SizeName ?? _invocation.Resource);

    // The task is told to stop, but not waited for: it may not listen. What it still says is observed, and dropped.
    private void Abandon()
    {
        if (_call?.IsCompleted == false)
        {
            _ = _cancellation.CancelAsync();
        }
    }
}
