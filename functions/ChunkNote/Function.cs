using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Ingestion;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ChunkNote;

/// <summary>Step 'Chunk Note' of ingest-note.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var chunking = services.GetRequiredService<NoteChunking>();
        return StepHandler.Create(StepJson.Default.NoteEvent, StepJson.Default.ChunkResult, async (input, cancellationToken) =>
        {
            var keys = await chunking.RunAsync(
                StepHandler.Brain(input.Brain), StepHandler.Capture(input.Capture), StepHandler.Note(input.Note), input.Retries, cancellationToken);
            return new ChunkResult(keys.Partition, keys.Sort);
        });
    }
}
