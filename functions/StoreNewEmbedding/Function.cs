using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Reembedding;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.StoreNewEmbedding;

/// <summary>Step 'Store Embedding' of reembed-brain, once a chunk.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var reembedding = services.GetRequiredService<BrainReembedding>();
        return StepHandler.Create(StepJson.Default.NewEmbeddingEvent, StepJson.Default.Done, async (input, cancellationToken) =>
        {
            await reembedding.StoreAsync(
                StepHandler.Brain(input.Brain), StepHandler.Note(input.Note), input.Chunk, input.Vector, input.Model, input.Announce, cancellationToken);
            return new Done();
        });
    }
}
