using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Reembedding;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ClaimCapture;

/// <summary>Step 'Claim Capture' of ingest-note.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var claim = services.GetRequiredService<CaptureClaim>();
        var models = services.GetRequiredService<ServingModels>();
        return StepHandler.Create(StepJson.Default.ClaimEvent, StepJson.Default.ClaimResult, async (input, cancellationToken) =>
        {
            var brain = StepHandler.Brain(input.Brain);
            var claimed = await claim.RunAsync(brain, StepHandler.Capture(input.Capture), input.Execution, input.Retries, cancellationToken);
            return new ClaimResult(claimed, await models.OfAsync(brain, cancellationToken));
        });
    }
}
