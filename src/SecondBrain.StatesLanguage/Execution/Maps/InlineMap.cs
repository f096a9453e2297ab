using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary>Iterations within the execution; the first failure aborts the others.</summary>
internal sealed class InlineMap : Iterations
{
    // The input of the Map state: what an item selector sees.
    private readonly Value _data;

    public InlineMap(BranchRun owner, MapState state, Value data, Value[] items, int limit)
        : base(owner, state, items, limit) => _data = data;

    private InlineMap(BranchRun owner, InlineMap before)
        : base(owner, before) => _data = before._data;

    public override Iterations Redrive(BranchRun owner) => new InlineMap(owner, this);

    public override ValueTask<BranchEnd> RunAsync() => RunAllAsync();

    protected override BranchRun Begin(int index, BranchRun? earlier)
    {
        if (earlier is { Current: not null })
        {
            return earlier.Redrive(Owner);
        }

        var iteration = new BranchRun(Owner.Run, Owner, State.Processor, Owner.History, new VariableScope(Owner.Variables))
        {
            IsConcurrent = TakeTurns,
            Item = new MapItem(index, Items[index]),
        };
        Record(iteration, "MapIterationStarted");
        return iteration;
    }

    protected override async ValueTask<BranchEnd> IterateAsync(BranchRun iteration, int index)
    {
        if (iteration.IsRedriven)
        {
            return await iteration.RunAsync(Value.Null);
        }

        Value input;
        try
        {
            input = State.ItemSelector?.Evaluate(iteration.Scope(_data)) ?? Items[index];
        }
        catch (StateFailedException failed)
        {
            return BranchEnd.Failed(Owner.Describe(failed.Failure));
        }

        return await iteration.RunAsync(input);
    }

    protected override void OnEnded(BranchRun iteration, int index, BranchEnd end)
    {
        if (end.Failure is { } failure)
        {
            Fail(iteration, failure);
        }
        else if (end.IsStopped)
        {
            Region.Stop();
        }
        else
        {
            Record(iteration, "MapIterationSucceeded");
            Running.Remove(iteration);
            Owner.LastEventId = iteration.LastEventId;
            Region.Complete(index, end.Output);
        }
    }

    private void Fail(BranchRun failed, StateFailure failure)
    {
        Record(failed, "MapIterationFailed");
        failed.RecordAborted();
        foreach (var other in Running)
        {
            if (other != failed)
            {
                Record(other, "MapIterationAborted");
                other.RecordAborted();
            }
        }

        Owner.LastEventId = Running.Max(r => r.LastEventId);
        Region.Fail(failure, Running);
    }

    private void Record(BranchRun iteration, string type) => iteration.Record(
        type, details: Owner.History.IncludesData ? new JsonObject { ["name"] = State.Name, ["index"] = iteration.Item!.Index } : null);
}
