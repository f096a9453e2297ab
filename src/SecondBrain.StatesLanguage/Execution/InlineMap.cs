using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>Iterations of a Map within the execution, at most <c>limit</c> at a time; the first failure aborts the others.</summary>
internal sealed class InlineMap(BranchRun owner, MapState state, Value data, Value[] items, int limit)
{
    private readonly Region _region = new(items.Length);

    private readonly List<BranchRun> _running = [];

    private int _next;

    private bool _isStarting;

    public async ValueTask<BranchEnd> RunAsync()
    {
        if (items.Length == 0)
        {
            return new BranchEnd(ListValue.Empty, null);
        }

        owner.Children = _running;
        StartNext();
        return await _region.End;
    }

    // Iterations may finish while they are started: the loop, not recursion, starts the next.
    private void StartNext()
    {
        if (_isStarting)
        {
            return;
        }

        _isStarting = true;
        while (_running.Count < limit && _next < items.Length && !_region.IsOver)
        {
            var item = new MapItem(_next, items[_next++]);
            var iteration = new BranchRun(owner.Run, owner, state.Processor, owner.History, new VariableScope(owner.Variables))
            {
                IsConcurrent = owner.IsConcurrent || (limit > 1 && items.Length > 1),
                Item = item,
            };
            _running.Add(iteration);
            Record(iteration, "MapIterationStarted");
            _ = IterateAsync(iteration, item);
        }

        _isStarting = false;
    }

    private async Task IterateAsync(BranchRun iteration, MapItem item)
    {
        try
        {
            await iteration.TurnAsync();
            var end = iteration.IsStopped ? BranchEnd.Stopped : await RunAsync(iteration, item);
            if (_region.IsOver)
            {
                return;
            }

            if (end.Failure is { } failure)
            {
                Fail(iteration, failure);
            }
            else if (end.IsStopped)
            {
                _region.Stop();
            }
            else
            {
                Record(iteration, "MapIterationSucceeded");
                _running.Remove(iteration);
                owner.LastEventId = iteration.LastEventId;
                _region.Complete(item.Index, end.Output);
                StartNext();
            }
        }
#pragma warning disable CA1031 // nobody awaits an iteration: a fault has to reach the execution's edge
        catch (Exception fault)
#pragma warning restore CA1031
        {
            owner.Run.Fault(fault);
        }
    }

    private async ValueTask<BranchEnd> RunAsync(BranchRun iteration, MapItem item)
    {
        Value input;
        try
        {
            input = state.ItemSelector?.Evaluate(iteration.Scope(data)) ?? item.Value;
        }
        catch (StateFailedException failed)
        {
            return BranchEnd.Failed(failed.Failure.In(state.Name, owner.EnteredEventId));
        }

        return await iteration.RunAsync(input);
    }

    private void Fail(BranchRun failed, StateFailure failure)
    {
        Record(failed, "MapIterationFailed");
        failed.RecordAborted();
        foreach (var other in _running)
        {
            if (other != failed)
            {
                Record(other, "MapIterationAborted");
                other.RecordAborted();
            }
        }

        owner.LastEventId = _running.Max(r => r.LastEventId);
        _region.Fail(failure, _running);
    }

    private void Record(BranchRun iteration, string type) => iteration.Record(
        type, details: owner.History.IncludesData ? new JsonObject { ["name"] = state.Name, ["index"] = iteration.Item!.Index } : null);
}
