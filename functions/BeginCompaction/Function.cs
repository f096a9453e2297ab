using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Freshness;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.BeginCompaction;

/// <summary>Step 'Begin Compaction' of compact-index.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var compaction = services.GetRequiredService<IndexCompaction>();
        return StepHandler.Create(StepJson.Default.CompactionEvent, StepJson.Default.CompactionResult, async (input, cancellationToken) =>
        {
            var (needed, settled) = await compaction.BeginAsync(
                StepHandler.Brain(input.Brain), input.Model, input.Superseded, input.Settle, input.StartedAt, cancellationToken);
            return new CompactionResult(needed, settled);
        });
    }
}
