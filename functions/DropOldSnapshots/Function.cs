using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Freshness;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.DropOldSnapshots;

/// <summary>Step 'Drop Old Versions' of compact-index.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var compaction = services.GetRequiredService<IndexCompaction>();
        return StepHandler.Create(StepJson.Default.VersionEvent, StepJson.Default.Done, async (input, cancellationToken) =>
        {
            await compaction.DropAsync(StepHandler.Brain(input.Brain), input.Model, input.Version, cancellationToken);
            return new Done();
        });
    }
}
