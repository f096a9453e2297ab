using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Ingestion;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.StoreEmbedding;

/// <summary>Step 'Store Embedding' of ingest-note, once a chunk.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var writer = services.GetRequiredService<EmbeddingWriter>();
        return StepHandler.Create(StepJson.Default.EmbeddingEvent, StepJson.Default.Done, async (input, cancellationToken) =>
        {
            await writer.RunAsync(StepHandler.Brain(input.Brain), StepHandler.Note(input.Note), input.Chunk, input.Vector, input.Model, cancellationToken);
            return new Done();
        });
    }
}
