using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>All branches on the same input; the first failure aborts the others.</summary>
internal static class ParallelAttempt
{
    public static async ValueTask<BranchEnd> RunAsync(BranchRun owner, ParallelState state, Value data)
    {
        var input = state.Parameters?.Evaluate(owner.Scope(data)) ?? data;
        owner.Record("ParallelStateStarted");
        owner.HasBegunWork = true;
        var region = new Region(state.Branches.Length);
        var branches = Array.ConvertAll(state.Branches, graph => new BranchRun(owner.Run, owner, graph, owner.History, new VariableScope(owner.Variables))
        {
            IsConcurrent = owner.IsConcurrent || state.Branches.Length > 1,
        });
        owner.Children = branches;
        for (var i = 0; i < branches.Length; i++)
        {
            _ = RunBranchAsync(region, branches, i, input);
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
                    if (sibling != branch && !sibling.HasSucceeded)
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
                branch.HasSucceeded = true;
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
