using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Journal;
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

    private BranchRun _root;

    private CancellationTokenRegistration _cancelled;

    private LoopTimer? _timeout;

    private ExecutionResult? _end;

    private bool _isOver;

    // Ends that the journal already tells of.
    private int _recordedEnds;

    public ExecutionRun(StateMachineDefinition definition, ITaskResources tasks, InterpreterOptions options, ExecutionStart start, Value input, IExecutionJournal? journal, IReadOnlyList<JournalEntry> entries)
    {
        (_definition, Tasks, Options, Start, _input) = (definition, tasks, options, start, input);
        _loop = new ExecutionLoop(options.RunsInline, Accept, TakeIn);
        // Inline, the host waits for nobody else; otherwise its continuations must not run inside the loop.
        _result = new TaskCompletionSource<ExecutionResult>(options.RunsInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        Inputs = new ExecutionInputs(_loop, options.Clock, options.Random, journal, entries);
        History = new History(options, Inputs, isKept: true);
        Identity = new ExecutionIdentity(start, input, Inputs.Now);
        _root = new BranchRun(this, parent: null, definition.Graph, History, new VariableScope(null));
        foreach (var entry in entries)
        {
            _recordedEnds += entry is JournalEntry.Ended ? 1 : 0;
            if (ExecutionInput.Recall(entry) is { } recalled)
            {
                _loop.Enqueue(recalled);
            }
        }
    }

    public ITaskResources Tasks { get; }

    public InterpreterOptions Options { get; }

    public ExecutionStart Start { get; }

    /// <summary>Only for an execution without a journal: polled, so that it ends one that never waits.</summary>
    public CancellationToken Cancellation { get; init; }

    public bool IsCancelled => Cancellation.IsCancellationRequested;

    public ExecutionInputs Inputs { get; }

    public History History { get; }

    public ExecutionIdentity Identity { get; private set; }

    /// <summary>Before <see cref="RunAsync"/>: to be taken in after what the journal holds.</summary>
    public void Enqueue(InputKind kind) => _loop.Enqueue(new ExecutionInput(kind));

    /// <summary>Runs as far as there is no need to wait.</summary>
    public Task<ExecutionResult> RunAsync()
    {
        _cancelled = Cancellation.UnsafeRegister(static state => ((ExecutionRun)state!).RequestStop(null, null), this);
        _loop.Start(() =>
        {
            _root.Record("ExecutionStarted", null, History.IncludesData ? new JsonObject { ["input"] = _input.ToJson(), ["roleArn"] = Start.RoleArn } : null);
            _ = RunRootAsync();
        });
        return _result.Task;
    }

    /// <summary>On any thread.</summary>
    public void RequestStop(string? error, string? cause) => Inputs.Post(new ExecutionInput(InputKind.StopRequested) { Reason = new StateFailure(error, cause) });

    /// <summary>On any thread.</summary>
    public void Suspend() => Inputs.Post(new ExecutionInput(InputKind.Suspended));

    /// <summary>How it stands: <see cref="ExecutionStatus.Running"/> unless it has ended.</summary>
    public ExecutionResult Result() => _end ?? new ExecutionResult(ExecutionStatus.Running, null, null, null, History.Events);

    /// <summary>A fault of the interpreter or its host, not of the state machine.</summary>
    public void Fault(Exception fault)
    {
        if (_result.TrySetException(fault))
        {
            Close();
        }
    }

    private bool Accept(List<ExecutionInput> inputs)
    {
        try
        {
            return Inputs.Accept(inputs);
        }
#pragma warning disable CA1031 // whatever the journal throws: what is not durable must not happen
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fault(fault);
            return false;
        }
    }

    private void TakeIn(ExecutionInput input)
    {
        try
        {
            if (input.IsRecalled)
            {
                Inputs.Recalled();
            }

            switch (input.Kind)
            {
                case InputKind.StopRequested:
                    Inputs.Pass(input.Time);
                    End(ExecutionStatus.Aborted, null, input.Reason);
                    break;
                case InputKind.Redriven:
                    Inputs.Pass(input.Time);
                    Redrive();
                    break;
                case InputKind.WentLive:
                    GoLive();
                    break;
                case InputKind.Suspended:
                    Close();
                    _result.TrySetResult(Result());
                    break;
                default:
                    Inputs.Deliver(input);
                    break;
            }
        }
#pragma warning disable CA1031 // the edge of the loop: a fault here would otherwise be lost and the execution hang
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fault(fault);
        }
    }

    private async Task RunRootAsync()
    {
        try
        {
            if (_definition.TimeoutSeconds is { } seconds)
            {
                _timeout = new LoopTimer(Inputs, Inputs.Now + TimeSpan.FromSeconds(seconds), () => End(ExecutionStatus.TimedOut, null, new StateFailure(ErrorNames.Timeout, null)));
            }

            var end = await _root.RunAsync(_input);
            if (end.IsStopped && !History.IsFull)
            {
                End(ExecutionStatus.Aborted, null, null);
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

    private void Redrive()
    {
        (_isOver, _end) = (false, null);
        Identity = Identity.Redrive(Inputs.Now);
        var last = _root.LastEventId;
        _root = _root.Redrive(null);
        _root.LastEventId = last;
        _root.Record("ExecutionRedriven", null, new JsonObject { ["redriveCount"] = Identity.RedriveCount });
        _ = RunRootAsync();
    }

    private void End(ExecutionStatus status, Value? output, StateFailure? failure)
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        _root.LastEventId = History.RecordEnd(_root.LastEventId, $"Execution{status}", EndDetails(output, failure));
        _timeout?.Stop();
        _root.Stop();
        var succeeded = status == ExecutionStatus.Succeeded;
        _end = new ExecutionResult(status, succeeded ? output?.ToNode() : null, failure?.Error, failure?.Cause, History.Events) { OutputValue = succeeded ? output : null };
        if (_recordedEnds-- > 0)
        {
            Inputs.Recalled();
        }
        else
        {
            Inputs.Write(() => new JournalEntry.Ended(Inputs.Now, status, _end.OutputValue?.ToJson(), _end.Error, _end.Cause));
        }

        if (Inputs.IsLive)
        {
            Complete(_end);
        }
    }

    private void GoLive()
    {
        if (!Inputs.TryGoLive())
        {
            throw new InvalidDataException("The journal does not fit the execution: nothing asked for some of its entries.");
        }

        if (_end is not null)
        {
            Complete(_end);
        }
    }

    private void Complete(ExecutionResult end)
    {
        _cancelled.Unregister();
        Inputs.Close();
        _result.TrySetResult(end);
    }

    // Without an end: nothing more is recorded.
    private void Close()
    {
        _isOver = true;
        Inputs.Close();
        _cancelled.Unregister();
        _timeout?.Stop();
        _root.Stop();
    }

    private JsonObject? EndDetails(Value? output, StateFailure? failure) =>
        !History.IncludesData ? null
        : output is not null ? new JsonObject { ["output"] = output.ToJson() }
        : new JsonObject { ["error"] = failure?.Error, ["cause"] = failure?.Cause };
}
