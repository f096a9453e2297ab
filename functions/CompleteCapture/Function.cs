using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Ingestion;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.CompleteCapture;

/// <summary>Step 'Complete Receipt' of ingest-note.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var completion = services.GetRequiredService<CaptureCompletion>();
        return StepHandler.Create(StepJson.Default.CompletionEvent, StepJson.Default.Done, async (input, cancellationToken) =>
        {
            await completion.CompleteAsync(
                StepHandler.Brain(input.Brain), StepHandler.Capture(input.Capture), input.Model, input.Tokens, input.Deferred.ToDeferrals(),
                BudgetSteps.Parse(input.Budget), input.Enricher, input.Retries, cancellationToken);
            return new Done();
        });
    }
}
