using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>One execution. Everything here happens on its <see cref="ExecutionLoop"/>.</summary>
internal sealed class ExecutionRun
{
    private readonly TaskCompletionSource<ExecutionResult> _result;

    private readonly ExecutionLoop _loop;

    private readonly StateMachineDefinition _definition;

    private readonly Value _input;

    private readonly BranchRun _root;

    private CancellationTokenRegistration _cancelled;

    private bool _isEnding;

    public ExecutionRun(StateMachineDefinition definition, ITaskResources tasks, InterpreterOptions options, ExecutionStart start, Value input, CancellationToken cancellation)
    {
        (_definition, Tasks, Options, Start, _input, Cancellation) = (definition, tasks, options, start, input, cancellation);
        _loop = new ExecutionLoop(options.RunsInline);
        // Inline, the host waits for nobody else; otherwise its continuations must not run inside the loop.
        _result = new TaskCompletionSource<ExecutionResult>(options.RunsInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        History = new History(options, isKept: true);
        ExecutionContext = ContextObject.OfExecution(start, input, options.Clock.GetUtcNow());
        StateMachineContext = ContextObject.OfStateMachine(start);
        _root = new BranchRun(this, parent: null, definition.Graph, History, new VariableScope(null));
    }

    public ITaskResources Tasks { get; }

    public InterpreterOptions Options { get; }

    public ExecutionStart Start { get; }

    public CancellationToken Cancellation { get; }

    public History History { get; }

    public Value ExecutionContext { get; }

    public Value StateMachineContext { get; }

    private bool HasEnded => _isEnding || _result.Task.IsCompleted;

    public Task<ExecutionResult> RunAsync()
    {
        _cancelled = Cancellation.UnsafeRegister(static state => ((ExecutionRun)state!).PostAbort(), this);
        _loop.Start(() => _ = RunRootAsync());
        return _result.Task;
    }

    /// <summary>A fault of the interpreter or its host, not of the state machine.</summary>
    public void Fault(Exception fault)
    {
        if (_result.TrySetException(fault))
        {
            Release();
        }
    }

    private async Task RunRootAsync()
    {
        try
        {
            _root.Record("ExecutionStarted", null, History.IncludesData ? new JsonObject { ["input"] = _input.ToJson(), ["roleArn"] = Start.RoleArn } : null);
            if (_definition.TimeoutSeconds is { } seconds)
            {
                _ = TimeOutAsync(TimeSpan.FromSeconds(seconds));
            }

            var end = await _root.RunAsync(_input);
            if (HasEnded)
            {
                return;
            }

            if (end.IsStopped && !History.IsFull)
            {
                Abort();
                return;
            }

            var failure = History.IsFull
                ? new StateFailure(ErrorNames.Runtime, $"The execution reached the maximum number of history events ({Options.MaxHistoryEvents}).")
                : end.Failure;
            End(failure is null ? ExecutionStatus.Succeeded : ExecutionStatus.Failed, end.Output, failure);
        }
#pragma warning disable CA1031 // the outermost edge of the loop: a fault here would otherwise be lost and the execution hang
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fault(fault);
        }
    }

    private async Task TimeOutAsync(TimeSpan after)
    {
        if (await _root.WaitAsync(after) && !HasEnded)
        {
            End(ExecutionStatus.TimedOut, null, new StateFailure(ErrorNames.Timeout, null));
        }
    }

    private void PostAbort() => _loop.Post(static state => ((ExecutionRun)state!).Abort(), this);

    private void Abort()
    {
        if (!HasEnded)
        {
            End(ExecutionStatus.Aborted, null, null);
        }
    }

    private void End(ExecutionStatus status, Value? output, StateFailure? failure)
    {
        _isEnding = true;
        History.RecordEnd(_root.LastEventId, $"Execution{status}", EndDetails(output, failure));
        var succeeded = status == ExecutionStatus.Succeeded;
        Release();
        _result.TrySetResult(new ExecutionResult(status, succeeded ? output?.ToNode() : null, failure?.Error, failure?.Cause, History.Events) { OutputValue = succeeded ? output : null });
    }

    private void Release()
    {
        _cancelled.Unregister();
        _root.Stop();
    }

    private JsonObject? EndDetails(Value? output, StateFailure? failure) =>
        !History.IncludesData ? null
        : output is not null ? new JsonObject { ["output"] = output.ToJson() }
        : new JsonObject { ["error"] = failure?.Error, ["cause"] = failure?.Cause };
}
