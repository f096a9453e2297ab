using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Execution.Maps;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>A walk through the states of a state machine, of a Parallel's branch or of a Map's iteration.</summary>
internal sealed class BranchRun(ExecutionRun run, BranchRun? parent, StateGraph graph, History history, VariableScope variables)
{
    private static readonly HashSet<string> Abortable = ["Task", "Wait", "Parallel", "Map"];

    // What it waits for: one thing at a time.
    private Action? _stopWaiting;

    private bool _isStopped;

    // What it was when the execution ended that is redriven now.
    private BranchRun? _before;

    private Value? _input;

    public ExecutionRun Run => run;

    public BranchRun? Parent => parent;

    public History History => history;

    public VariableScope Variables => variables;

    /// <summary>Whether siblings run at the same time, so that it takes turns with them.</summary>
    public bool IsConcurrent { get; init; } = parent?.IsConcurrent ?? false;

    public MapItem? Item { get; init; } = parent?.Item;

    /// <summary>Set for a child execution of a distributed Map, and within it.</summary>
    public ExecutionIdentity? Child { get; init; } = parent?.Child;

    public ExecutionIdentity Execution => Child ?? run.Identity;

    /// <summary>Whether it goes on where another has ended, with that one's input.</summary>
    public bool IsRedriven { get; private init; }

    /// <summary>The state it is in; it stays when the state fails.</summary>
    public State? Current { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    public long EnteredEventId { get; private set; }

    public int RetryCount { get; set; }

    /// <summary>Whether the Parallel or Map it is in has started branches or items that have not all succeeded.</summary>
    public bool HasBegunWork { get; set; }

    public string? TaskToken { get; set; } = parent?.TaskToken;

    /// <summary>Of a branch that has succeeded.</summary>
    public Value? Output { get; set; }

    public long LastEventId { get; set; } = parent?.LastEventId ?? 0;

    /// <summary>The branches or iterations of the state it is in.</summary>
    public IReadOnlyList<BranchRun> Children { get; set; } = [];

    /// <summary>Of the Map it is in.</summary>
    public Iterations? Iterations { get; set; }

    /// <summary>Stopped by a sibling's failure, by the end of the execution or by the caller, or out of history.</summary>
    public bool IsStopped => _isStopped || history.IsFull || run.IsCancelled;

    /// <param name="input">Of its first state; of no interest when it is redriven.</param>
    public async Task<BranchEnd> RunAsync(Value input)
    {
        for (var name = IsRedriven ? Reenter(out input) : graph.StartAt; ;)
        {
            var state = graph.States[name];
            if (_before is null)
            {
                Enter(state, input);
            }

            if (state is not WorkingState)
            {
                await TurnAsync();
            }

            if (IsStopped)
            {
                return BranchEnd.Stopped;
            }

            var end = await RunStateAsync(state, input);
            _before = null;
            if (IsStopped)
            {
                return BranchEnd.Stopped;
            }

            end = end.Output is { } output && TooLarge(state, output) is { } failure ? BranchEnd.Failed(failure) : end;
            if (end.Output is null)
            {
                return end;
            }

            Record(state.ExitedEvent, state.Name, history.IncludesData ? new JsonObject { ["name"] = state.Name, ["output"] = end.Output.ToJson() } : null);
            run.Options.OnTransition?.Invoke(new Transition(this, state, end.By, end.Index) { Next = end.Next });
            if (end.Next is null || IsStopped)
            {
                return IsStopped ? BranchEnd.Stopped : end;
            }

            (name, input) = (end.Next, end.Output);
        }
    }

    /// <summary>The same walk once more from the state it is in, which has been entered.</summary>
    /// <param name="child">Null: whom it belongs to stays.</param>
    public BranchRun Redrive(BranchRun? owner, ExecutionIdentity? child = null) => new(run, owner, graph, history, variables)
    {
        IsConcurrent = IsConcurrent,
        Item = Item,
        Child = child ?? owner?.Child,
        IsRedriven = true,
        _before = this,
    };

    /// <summary>What the state it is in had begun before the redrive; null on every attempt but the first.</summary>
    public BranchRun? TakeEarlierWork()
    {
        var earlier = _before is { HasBegunWork: true } ? _before : null;
        _before = null;
        return earlier;
    }

    public EvaluationScope Scope(Value input) => new(input, () => ContextObject.Of(this), variables, run.Inputs.Random);

    /// <summary>A failure of the state it is in, whose own fields could not be evaluated: it names the state, and the history tells of an expression.</summary>
    public StateFailure Describe(StateFailure failure)
    {
        var named = failure.In(Current!.Name, EnteredEventId);
        if (failure.Location is { } location)
        {
            Record("EvaluationFailed", details: new JsonObject { ["error"] = named.Error, ["cause"] = named.Cause, ["location"] = location, ["state"] = Current.Name });
        }

        return named;
    }

    public void Record(string type, string? state = null, JsonNode? details = null)
    {
        if (!_isStopped)
        {
            LastEventId = history.Record(LastEventId, type, state, details);
        }
    }

    /// <summary>Lets the siblings have their turn.</summary>
    public async ValueTask TurnAsync()
    {
        if (IsConcurrent)
        {
            await Task.Yield();
        }
    }

    /// <summary>Waits by the execution's clock; false when stopped meanwhile.</summary>
    public async ValueTask<bool> WaitAsync(TimeSpan duration)
    {
        if (duration > TimeSpan.Zero && !IsStopped)
        {
            var over = new TaskCompletionSource();
            var timer = new LoopTimer(run.Inputs, run.Inputs.Now + duration, over.SetResult);
            await UntilAsync(over.Task, () => over.TrySetResult());
            timer.Stop();
        }

        return !IsStopped;
    }

    /// <summary>Waits for something that ends on the execution's loop.</summary>
    /// <param name="stop">Ends it at once: the branch is stopped.</param>
    public async ValueTask UntilAsync(Task ended, Action stop)
    {
        _stopWaiting = stop;
        await ended;
        _stopWaiting = null;
    }

    /// <summary>Records that the state it is in, and those below, are aborted.</summary>
    public void RecordAborted()
    {
        if (Current is { } state && Abortable.Contains(state.Type))
        {
            Record($"{state.Type}StateAborted");
            foreach (var child in Children)
            {
                child.RecordAborted();
            }
        }
    }

    /// <summary>Ends it and all below: they record nothing more, their timers and tasks are cancelled.</summary>
    public void Stop()
    {
        _isStopped = true;
        // A copy: those that end leave it.
        foreach (var child in Children.ToArray())
        {
            child.Stop();
        }

        _stopWaiting?.Invoke();
    }

    private string Reenter(out Value input)
    {
        var before = _before!;
        (Current, input, _input, EnteredAt, EnteredEventId) = (before.Current, before._input!, before._input, before.EnteredAt, before.EnteredEventId);
        return before.Current!.Name;
    }

    private void Enter(State state, Value input)
    {
        (Current, _input) = (state, input);
        RetryCount = 0;
        Children = [];
        Iterations = null;
        HasBegunWork = false;
        TaskToken = parent?.TaskToken;
        EnteredAt = run.Inputs.Now;
        Record(state.EnteredEvent, state.Name, history.IncludesData ? new JsonObject { ["name"] = state.Name, ["input"] = input.ToJson() } : null);
        EnteredEventId = LastEventId;
        run.Options.OnTransition?.Invoke(new Transition(this, state, TransitionKind.Enter));
    }

    private async ValueTask<BranchEnd> RunStateAsync(State state, Value input)
    {
        try
        {
            return state switch
            {
                WorkingState working => await WorkingStateRun.RunAsync(this, working, input),
                WaitState wait => await WaitStateRun.RunAsync(this, wait, input),
                _ => SimpleStateRun.Run(this, state, input),
            };
        }
        catch (StateFailedException failed)
        {
            return BranchEnd.Failed(Describe(failed.Failure));
        }
    }

    private static StateFailure? TooLarge(State state, Value output) =>
        output.ByteCount > DataLimit.MaxBytes ? DataLimit.Exceeded(state.Name)
        : output.Depth > ValueReader.MaxDepth ? new StateFailure(ErrorNames.Runtime, $"The output of the state '{state.Name}' is nested more than {ValueReader.MaxDepth} levels deep.")
        : null;
}
