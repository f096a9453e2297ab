using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>All branches on the same input; the first failure aborts the others.</summary>
internal static class ParallelAttempt
{
    public static async ValueTask<BranchEnd> RunAsync(BranchRun owner, ParallelState state, Value data)
    {
        if (owner.TakeEarlierWork() is { Children: { Count: > 0 } earlier })
        {
            owner.HasBegunWork = true;
            return await RunAsync(owner, [.. earlier.Select(b => b.Output is not null ? b : b.Redrive(owner))], Value.Null);
        }

        var input = state.Parameters?.Evaluate(owner.Scope(data)) ?? data;
        owner.Record("ParallelStateStarted");
        owner.HasBegunWork = true;
        return await RunAsync(owner, Array.ConvertAll(state.Branches, graph => new BranchRun(owner.Run, owner, graph, owner.History, new VariableScope(owner.Variables))
        {
            IsConcurrent = owner.IsConcurrent || state.Branches.Length > 1,
        }), input);
    }

    private static async ValueTask<BranchEnd> RunAsync(BranchRun owner, BranchRun[] branches, Value input)
    {
        var region = new Region(branches.Length);
        owner.Children = branches;
        for (var i = 0; i < branches.Length; i++)
        {
            if (branches[i].Output is { } output)
            {
                region.Complete(i, output);
            }
            else
            {
                _ = RunBranchAsync(region, branches, i, input);
            }
        }

        var end = await region.End;
        owner.LastEventId = branches.Max(b => b.LastEventId);
        return end;
    }

    private static async Task RunBranchAsync(Region region, BranchRun[] branches, int index, Value input)
    {
        var branch = branches[index];
        try
        {
            var end = await branch.RunAsync(input);
            if (region.IsOver)
            {
                return;
            }

            if (end.Failure is { } failure)
            {
                branch.RecordAborted();
                foreach (var sibling in branches)
                {
                    if (sibling != branch && sibling.Output is null)
                    {
                        sibling.LastEventId = Math.Max(sibling.LastEventId, branch.LastEventId);
                        sibling.RecordAborted();
                    }
                }

                region.Fail(failure, branches);
            }
            else if (end.IsStopped)
            {
                region.Stop();
            }
            else
            {
                branch.Output = end.Output;
                region.Complete(index, end.Output);
            }
        }
#pragma warning disable CA1031 // nobody awaits a branch: a fault has to reach the execution's edge
        catch (Exception fault)
#pragma warning restore CA1031
        {
            branch.Run.Fault(fault);
        }
    }
}
