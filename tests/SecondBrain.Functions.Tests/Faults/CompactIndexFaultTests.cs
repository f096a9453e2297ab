using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Storage;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Local.Workflows;
using ExecutionStatus = SecondBrain.StatesLanguage.Execution.ExecutionStatus;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>compact-index with each of its task calls failing in turn: a snapshot in the end, and answers all the time.</summary>
public sealed class CompactIndexFaultTests(FaultHost faults) : IClassFixture<FaultHost>
{
    private const int Calls = 4;

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall, false, true)]
    [InlineData(FaultMoment.AfterItsEffect, false, true)]
    [InlineData(FaultMoment.BeforeTheCall, true, true)]
    [InlineData(FaultMoment.BeforeTheCall, true, false)]
    [InlineData(FaultMoment.AfterItsEffect, true, true)]
    public async Task Whatever_task_call_fails_answers_are_complete_and_a_snapshot_is_made_in_the_end(FaultMoment moment, bool permanent, bool transient)
    {
        for (var call = 0; call < Calls; call++)
        {
            var brain = BrainId.Parse($"c-{(int)moment}-{permanent}-{transient}-{call}".ToLowerInvariant());
            faults.Tasks.Plan(null);
            await TestCaptures.IngestAsync(faults, brain.Value, "# One\n");
            await TestCaptures.IngestAsync(faults, brain.Value, "# Two\n");
            var failed = $"call {call}, {moment}";

            faults.Tasks.Plan(new Fault(call, moment, permanent, transient));
            var execution = await CompactAsync(brain, "first");
            faults.Tasks.Failures.ShouldBeGreaterThan(0, failed);
            execution.Status.ShouldBe(permanent ? ExecutionStatus.Failed : ExecutionStatus.Succeeded, failed);
            (await NotesAsync(brain)).ShouldBe(2, failed);

            faults.Tasks.Plan(null);
            (await CompactAsync(brain, "second")).Status.ShouldBe(ExecutionStatus.Succeeded, failed);
            (await ManifestAsync(brain)).ShouldNotBeNull(failed).Notes.ShouldBe(2);
            (await NotesAsync(brain)).ShouldBe(2, failed);
        }

        faults.Tasks.Calls.Count.ShouldBe(Calls, string.Join(", ", faults.Tasks.Calls));
    }

    private async Task<LocalExecution> CompactAsync(BrainId brain, string name)
    {
        var superseded = (await ManifestAsync(brain))?.Version ?? "";
        var input = new JsonObject { ["brain"] = brain.Value, ["model"] = TwoModels.Letters, ["superseded"] = superseded, ["settle"] = false };
        var execution = await faults.Host.Workflows.StartAsync("CompactIndexStateMachine", input, ExecutionName.Of(brain, name), CancellationToken.None);
        await execution.Completion;
        return execution;
    }

    private async Task<SnapshotManifest?> ManifestAsync(BrainId brain)
    {
        var blobs = faults.Host.Services.GetRequiredService<IBlobStore>();
        return await blobs.ReadAsync(SnapshotPlaces.ManifestOf(brain, TwoModels.Letters)) is { } blob
            ? JsonSerializer.Deserialize<SnapshotManifest>(blob.Bytes.Span, JsonSerializerOptions.Web)
            : null;
    }

    private async Task<int> NotesAsync(BrainId brain)
    {
        using var started = new BrainIndexes(faults.Host.Services.GetRequiredService<IndexSources>());
        return (await started.GetAsync(brain, CancellationToken.None)).Stats.Notes;
    }
}
