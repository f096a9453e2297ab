using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Freshness;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.SwitchSnapshot;

/// <summary>Step 'Switch Manifest' of compact-index.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var compaction = services.GetRequiredService<IndexCompaction>();
        return StepHandler.Create(StepJson.Default.SwitchEvent, StepJson.Default.SwitchResult, async (input, cancellationToken) =>
            new SwitchResult(await compaction.SwitchAsync(StepHandler.Brain(input.Brain), input.Model, input.Superseded, input.Built, cancellationToken)));
    }
}
