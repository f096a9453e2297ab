using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Reembedding;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.BeginReembedding;

/// <summary>Step 'Begin Reembedding' of reembed-brain.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var reembedding = services.GetRequiredService<BrainReembedding>();
        return StepHandler.Create(StepJson.Default.MoveEvent, StepJson.Default.BeginResult, async (input, cancellationToken) =>
        {
            var (needed, switched) = await reembedding.BeginAsync(StepHandler.Brain(input.Brain), input.Model, cancellationToken);
            return new BeginResult(needed, switched);
        });
    }
}
