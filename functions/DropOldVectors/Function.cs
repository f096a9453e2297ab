using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Reembedding;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.DropOldVectors;

/// <summary>Step 'Drop Old Vectors' of reembed-brain, once a page.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var reembedding = services.GetRequiredService<BrainReembedding>();
        return StepHandler.Create(StepJson.Default.DropEvent, StepJson.Default.DropResult, async (input, cancellationToken) =>
        {
            var next = await reembedding.DropAsync(StepHandler.Brain(input.Brain), input.Model, input.Cursor is "" ? null : input.Cursor, cancellationToken);
            return new DropResult(next ?? "");
        });
    }
}
