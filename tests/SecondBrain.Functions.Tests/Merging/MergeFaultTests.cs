using SecondBrain.Functions.Tests.Faults;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Functions.Tests.Merging;

/// <summary>merge-notes with each of its task calls failing in turn: it merges, or the table is as it was.</summary>
public sealed class MergeFaultTests(FaultHost faults) : IClassFixture<FaultHost>
{
    [Theory]
    [InlineData(FaultMoment.BeforeTheCall)]
    [InlineData(FaultMoment.AfterItsEffect)]
    public async Task A_task_call_that_fails_once_changes_nothing_about_the_merge(FaultMoment moment)
    {
        var (calls, undisturbed) = await MergedAsync($"m-calm-{(int)moment}", fault: null);
        calls.ShouldBeGreaterThan(7);
        for (var call = 0; call < calls; call++)
        {
            var (_, disturbed) = await MergedAsync($"m-once-{(int)moment}-{call}", new Fault(call, moment));
            faults.Tasks.Failures.ShouldBe(1);
            undisturbed.DifferenceTo(disturbed).ShouldBeEmpty($"call {call}");
        }
    }

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall, false)]
    [InlineData(FaultMoment.AfterItsEffect, true)]
    public async Task A_task_call_that_never_succeeds_leaves_the_table_exactly_as_it_was(FaultMoment moment, bool transient)
    {
        for (var call = 0; ; call++)
        {
            var garden = await MergeGarden.PlantAsync(faults, $"m-never-{(int)moment}-{transient}-{call}".ToLowerInvariant());
            var before = await garden.DumpAsync();
            var execution = await garden.MergeAsync(new Fault(call, moment, IsPermanent: true, transient));
            if (faults.Tasks.Calls[call] == "Close Journal")
            {
                execution.Status.ShouldBe(ExecutionStatus.Succeeded); // merged; what is left of the journal has a time to live
                return;
            }

            execution.Status.ShouldBe(ExecutionStatus.Failed);
            before.DifferenceTo(await garden.DumpAsync()).ShouldBeEmpty($"call {call}: {string.Join(", ", faults.Tasks.Calls)}");
        }
    }

    /// <summary>The table after a merge, with ids replaced by the notes' roles so that two brains can be compared.</summary>
    private async Task<(int Calls, TableDump Table)> MergedAsync(string brain, Fault? fault)
    {
        var garden = await MergeGarden.PlantAsync(faults, brain);
        var execution = await garden.MergeAsync(fault);
        execution.Status.ShouldBe(ExecutionStatus.Succeeded, $"{execution.Completion.Result.Error} {execution.Completion.Result.Cause}");
        var calls = faults.Tasks.Calls.Count;
        var dump = await garden.DumpAsync("AUDIT#", "RECEIPT", "updatedAt", "createdAt", "capture");
        return (calls, new TableDump([.. dump.Lines.Select(Anonymous).Order(StringComparer.Ordinal)]));

        string Anonymous(string line) => line
            .Replace(brain, "brain", StringComparison.Ordinal)
            .Replace(garden.Source, "source", StringComparison.Ordinal)
            .Replace(garden.Target, "target", StringComparison.Ordinal)
            .Replace(garden.Neighbour, "neighbour", StringComparison.Ordinal)
            .Replace(garden.Both, "both", StringComparison.Ordinal);
    }
}
