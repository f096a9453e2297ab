using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Ingestion;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ClaimCapture;

/// <summary>Step 'Claim Capture' of ingest-note.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var claim = services.GetRequiredService<CaptureClaim>();
        return StepHandler.Create(StepJson.Default.ClaimEvent, StepJson.Default.ClaimResult, async (input, cancellationToken) =>
            new ClaimResult(await claim.RunAsync(StepHandler.Brain(input.Brain), StepHandler.Capture(input.Capture), input.Execution, input.Retries, cancellationToken)));
    }
}
