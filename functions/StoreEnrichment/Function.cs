using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Proposals;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.StoreEnrichment;

/// <summary>Steps 'Store Enrichment' and 'Record Refusal' of ingest-note.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var storage = services.GetRequiredService<EnrichmentStorage>();
        var rule = services.GetRequiredService<AcceptanceRule>();
        return StepHandler.Create(StepJson.Default.AnswerEvent, StepJson.Default.ProposalsResult, async (input, cancellationToken) =>
            new ProposalsResult(await ProposalsResult.OfAsync(
                (await storage.RunAsync(
                    StepHandler.Brain(input.Brain), StepHandler.Capture(input.Capture), StepHandler.Note(input.Note),
                    input.Model, input.Answer, input.Problem, input.Retries, cancellationToken)).Proposals,
                rule,
                cancellationToken)));
    }
}
