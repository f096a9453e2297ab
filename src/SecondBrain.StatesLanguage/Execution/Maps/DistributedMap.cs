using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary>
/// A Map Run: iterations as child executions. Each has a history of its own (counted, not kept) and none of the parent's
/// variables. Failed ones are tolerated up to a threshold, and are not in the result.
/// </summary>
internal sealed class DistributedMap : Iterations
{
    private readonly MapRunIdentity _identity;

    private readonly double _tolerated;

    private readonly EvaluationScope _scope;

    // Only when they are told of.
    private readonly SortedDictionary<int, ChildOutcome>? _outcomes;

    private readonly int _redrives;

    private int _failed;

    private DistributedMap(BranchRun owner, MapState state, MapRunIdentity identity, EvaluationScope scope, Value[] inputs, int limit, double tolerated)
        : base(owner, state, inputs, limit) =>
        (_identity, _scope, _tolerated, _outcomes) = (identity, scope, tolerated, state.Writer is null ? null : []);

    private DistributedMap(BranchRun owner, DistributedMap before)
        : base(owner, before) =>
        (_identity, _scope, _tolerated, _outcomes, _redrives) = (before._identity, before._scope, before._tolerated, before._outcomes, before._redrives + 1);

    /// <summary>Starts the Map Run, and reads its items.</summary>
    /// <returns>How it ended, when there is nothing to run; else null, and the owner's <see cref="BranchRun.Iterations"/> are set.</returns>
    public static async ValueTask<BranchEnd?> BeginAsync(BranchRun owner, MapState state, EvaluationScope scope, Value[]? items, int limit)
    {
        var identity = new MapRunIdentity(owner, state);
        owner.Record("MapRunStarted", details: Details(owner, ("mapRunArn", identity.Arn)));
        try
        {
            var (found, source) = items is not null ? (items, "STATE_DATA") : await ItemSource.ReadAsync(owner, state.Reader!, scope);
            if (owner.IsStopped)
            {
                return BranchEnd.Stopped;
            }

            var inputs = ItemBatches.Make(state, scope, Inputs(owner, state, scope, found, source));
            owner.Iterations = new DistributedMap(owner, state, identity, scope, inputs, limit, Tolerated(state, scope, inputs.Length));
            return null;
        }
        catch (StateFailedException failed)
        {
            return Failed(owner, owner.Describe(failed.Failure));
        }
    }

    public override Iterations Redrive(BranchRun owner) => new DistributedMap(owner, this);

    public override async ValueTask<BranchEnd> RunAsync()
    {
        if (_redrives > 0)
        {
            Owner.Record("MapRunRedriven", details: Details(Owner, ("mapRunArn", _identity.Arn), ("redriveCount", _redrives)));
        }

        var end = await RunAllAsync();
        if (Owner.IsStopped || end.IsStopped)
        {
            return BranchEnd.Stopped;
        }

        try
        {
            if (_outcomes is not null)
            {
                var results = new MapRunResults(Owner, State.Writer!, _identity);
                var output = State.Writer!.Parameters is null ? results.Transform(_outcomes.Values) : await results.WriteAsync([.. All(_outcomes)], _scope);
                end = end.Output is null ? end : new BranchEnd(output, null);
            }
        }
        catch (StateFailedException failed)
        {
            end = BranchEnd.Failed(failed.Failure);
        }

        if (Owner.IsStopped)
        {
            return BranchEnd.Stopped;
        }

        if (end.Failure is { } failure)
        {
            return Failed(Owner, failure);
        }

        Owner.Record("MapRunSucceeded");
        return end;
    }

    // A Standard child goes on where it failed, an Express one from its start.
    protected override BranchRun Begin(int index, BranchRun? earlier)
    {
        if (!State.IsExpress && earlier is { Current: not null })
        {
            return earlier.Redrive(Owner, earlier.Execution.Redrive(Owner.Run.Inputs.Now));
        }

        return new BranchRun(Owner.Run, Owner, State.Processor, new History(Owner.Run.Options, Owner.Run.Inputs, isKept: false), new VariableScope(null))
        {
            IsConcurrent = TakeTurns,
            Item = new MapItem(index, Items[index]),
            Child = _identity.Child(index, Items[index], Owner.Run.Inputs.Now),
        };
    }

    protected override async ValueTask<BranchEnd> IterateAsync(BranchRun iteration, int index) => await iteration.RunAsync(Items[index]);

    protected override void OnEnded(BranchRun iteration, int index, BranchEnd end)
    {
        Running.Remove(iteration);
        if (end.IsStopped && !iteration.History.IsFull)
        {
            Region.Stop();
            return;
        }

        var failure = end.Output is not null ? null
            : end.Failure ?? new StateFailure(ErrorNames.Runtime, $"The execution reached the maximum number of history events ({Owner.Run.Options.MaxHistoryEvents}).");
        if (_outcomes is not null)
        {
            _outcomes[index] = new ChildOutcome(iteration.Execution, failure is null ? ChildOutcome.Succeeded : ChildOutcome.Failed, end.Output, failure, Owner.Run.Inputs.Now);
        }

        if (failure is not null && ++_failed > _tolerated)
        {
            Region.Fail(new StateFailure(ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded"), [.. Running]);
        }
        else
        {
            Region.Complete(index, end.Output);
        }
    }

    private IEnumerable<ChildOutcome> All(SortedDictionary<int, ChildOutcome> known)
    {
        for (var i = 0; i < Items.Length; i++)
        {
            yield return known.TryGetValue(i, out var outcome) ? outcome : new ChildOutcome(_identity.Child(i, Items[i], Owner.Run.Inputs.Now), ChildOutcome.Pending, null, null, null);
        }
    }

    private static double Tolerated(MapState state, EvaluationScope scope, int count)
    {
        var (failures, percentage) = (NumberFields.Evaluate(state.ToleratedFailureCount, scope), NumberFields.Evaluate(state.ToleratedFailurePercentage, scope, isInteger: false));
        return failures < 0 ? throw StateFailedException.Runtime("ToleratedFailureCount cannot be negative.")
            : percentage is < 0 or > 100 ? throw StateFailedException.Runtime("ToleratedFailurePercentage must be between 0 and 100.")
            : failures is null && percentage is null ? 0
            : Math.Min(failures ?? double.MaxValue, percentage is null ? double.MaxValue : count * percentage.Value / 100);
    }

    private static Value[] Inputs(BranchRun owner, MapState state, EvaluationScope scope, Value[] items, string source)
    {
        if (state.ItemSelector is not { } selector)
        {
            return items;
        }

        var inputs = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var at = new BranchRun(owner.Run, owner, state.Processor, owner.History, owner.Variables) { Item = new MapItem(i, items[i], source) };
            inputs[i] = selector.Evaluate(at.Scope(scope.Input));
        }

        return inputs;
    }

    private static BranchEnd Failed(BranchRun owner, StateFailure failure)
    {
        owner.Record("MapRunFailed", details: Details(owner, ("error", failure.Error), ("cause", failure.Cause)));
        return BranchEnd.Failed(failure);
    }

    private static JsonObject? Details(BranchRun owner, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        if (!owner.History.IncludesData)
        {
            return null;
        }

        var details = new JsonObject();
        foreach (var (name, value) in members)
        {
            details[name] = value;
        }

        return details;
    }
}
