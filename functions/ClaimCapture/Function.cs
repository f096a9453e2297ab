using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Budget;
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
        var budget = services.GetRequiredService<CaptureBudget>();
        var models = services.GetRequiredService<ServingModels>();
        return StepHandler.Create(StepJson.Default.ClaimEvent, StepJson.Default.ClaimResult, async (input, cancellationToken) =>
        {
            var (brain, capture) = (StepHandler.Brain(input.Brain), StepHandler.Capture(input.Capture));
            var claimed = await claim.RunAsync(brain, capture, input.Execution, input.Retries, cancellationToken);
            var model = await models.OfAsync(brain, cancellationToken);
            var step = claimed ? await budget.ReserveAsync(brain, capture, model, input.Enricher, cancellationToken) : BudgetStep.Full;
            return new ClaimResult(claimed, model, step.Name());
        });
    }
}
