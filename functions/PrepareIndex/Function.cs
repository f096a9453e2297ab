using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Reembedding;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.PrepareIndex;

/// <summary>Step 'Build Index' of reembed-brain.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var reembedding = services.GetRequiredService<BrainReembedding>();
        return StepHandler.Create(StepJson.Default.MoveEvent, StepJson.Default.Done, async (input, cancellationToken) =>
        {
            await reembedding.PrepareAsync(StepHandler.Brain(input.Brain), input.Model, cancellationToken);
            return new Done();
        });
    }
}
