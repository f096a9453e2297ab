using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Reembedding;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ListOldChunks;

/// <summary>Step 'List Chunks' of reembed-brain, once a page.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var reembedding = services.GetRequiredService<BrainReembedding>();
        return StepHandler.Create(StepJson.Default.ChunkListEvent, StepJson.Default.ChunkListResult, async (input, cancellationToken) =>
        {
            var page = await reembedding.ListAsync(StepHandler.Brain(input.Brain), input.Model, input.Cursor is "" ? null : input.Cursor, input.Page, cancellationToken);
            return new ChunkListResult(page.Manifest, page.Found, page.Next ?? "", input.Page + 1, input.Missing + page.Found);
        });
    }
}
