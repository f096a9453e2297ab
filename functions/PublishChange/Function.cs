using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Ingestion;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.PublishChange;

/// <summary>Step 'Publish Change' of ingest-note.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var completion = services.GetRequiredService<CaptureCompletion>();
        return StepHandler.Create(StepJson.Default.CaptureEvent, StepJson.Default.Done, async (input, cancellationToken) =>
        {
            await completion.PublishAsync(StepHandler.Brain(input.Brain), StepHandler.Capture(input.Capture), input.Retries, cancellationToken);
            return new Done();
        });
    }
}
