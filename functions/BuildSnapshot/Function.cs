using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.BuildSnapshot;

/// <summary>Step 'Build Snapshot' of compact-index. An execution builds one version, however often the step runs.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var compaction = services.GetRequiredService<IndexCompaction>();
        return StepHandler.Create(StepJson.Default.SnapshotEvent, StepJson.Default.BuiltSnapshot, (input, cancellationToken) =>
            compaction.BuildAsync(StepHandler.Brain(input.Brain), input.Model, IdSource.Derive(input.StartedAt, input.Execution), cancellationToken));
    }
}
