using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>
/// Iterations of a Map as child executions: each has a history of its own (counted, not kept) and none of the parent's
/// variables. Failed ones are tolerated up to a threshold, and are not in the result.
/// </summary>
internal sealed class DistributedMap
{
    private readonly BranchRun _owner;

    private readonly MapState _state;

    private readonly Value[] _inputs;

    private readonly int _limit;

    private readonly double _tolerated;

    private readonly Region _region;

    private readonly List<BranchRun> _running = [];

    private int _next;

    private int _failed;

    private bool _isStarting;

    private DistributedMap(BranchRun owner, MapState state, Value[] inputs, int limit, double tolerated) =>
        (_owner, _state, _inputs, _limit, _tolerated, _region) = (owner, state, inputs, limit, tolerated, new Region(inputs.Length));

    public static async ValueTask<BranchEnd> RunAsync(BranchRun owner, MapState state, EvaluationScope scope, Value[] items, int limit)
    {
        var count = NumberFields.Evaluate(state.ToleratedFailureCount, scope);
        var percentage = NumberFields.Evaluate(state.ToleratedFailurePercentage, scope, isInteger: false);
        if (count < 0)
        {
            throw StateFailedException.Runtime("ToleratedFailureCount cannot be negative.");
        }

        if (percentage is < 0 or > 100)
        {
            throw StateFailedException.Runtime("ToleratedFailurePercentage must be between 0 and 100.");
        }

        var inputs = ItemBatches.Make(state, scope, Inputs(owner, state, scope, items));
        owner.Record("MapRunStarted", details: owner.History.IncludesData ? new JsonObject { ["mapRunArn"] = $"{owner.Run.Start.StateMachineArn}/{state.Label ?? state.Name}" } : null);
        var tolerated = Math.Min(count ?? double.MaxValue, percentage is null ? double.MaxValue : inputs.Length * percentage.Value / 100);
        var end = await new DistributedMap(owner, state, inputs, limit, count is null && percentage is null ? 0 : tolerated).RunAsync();
        if (!end.IsStopped)
        {
            owner.Record(end.Failure is null ? "MapRunSucceeded" : "MapRunFailed");
        }

        return end;
    }

    private static Value[] Inputs(BranchRun owner, MapState state, EvaluationScope scope, Value[] items)
    {
        if (state.ItemSelector is not { } selector)
        {
            return items;
        }

        var inputs = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var at = new BranchRun(owner.Run, owner, state.Processor, owner.History, owner.Variables) { Item = new MapItem(i, items[i]) };
            inputs[i] = selector.Evaluate(at.Scope(scope.Input));
        }

        return inputs;
    }

    private async ValueTask<BranchEnd> RunAsync()
    {
        if (_inputs.Length == 0)
        {
            return new BranchEnd(ListValue.Empty, null);
        }

        _owner.Children = _running;
        StartNext();
        return await _region.End;
    }

    private void StartNext()
    {
        if (_isStarting)
        {
            return;
        }

        _isStarting = true;
        while (_running.Count < _limit && _next < _inputs.Length && !_region.IsOver)
        {
            var index = _next++;
            var child = new BranchRun(_owner.Run, _owner, _state.Processor, new History(_owner.Run.Options, _owner.Run.Inputs, isKept: false), new VariableScope(null))
            {
                IsConcurrent = _owner.IsConcurrent || (_limit > 1 && _inputs.Length > 1),
                Item = new MapItem(index, _inputs[index]),
            };
            _running.Add(child);
            _ = RunChildAsync(child, index);
        }

        _isStarting = false;
    }

    private async Task RunChildAsync(BranchRun child, int index)
    {
        try
        {
            await child.TurnAsync();
            var end = await child.RunAsync(_inputs[index]);
            if (_region.IsOver)
            {
                return;
            }

            _running.Remove(child);
            if (end.Output is not null)
            {
                _region.Complete(index, end.Output);
            }
            else if (end.IsStopped && !child.History.IsFull)
            {
                _region.Stop();
            }
            else if (++_failed > _tolerated)
            {
                _region.Fail(new StateFailure(ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded"), _running);
            }
            else
            {
                _region.Complete(index, null);
            }

            StartNext();
        }
#pragma warning disable CA1031 // nobody awaits a child execution: a fault has to reach the execution's edge
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _owner.Run.Fault(fault);
        }
    }
}
