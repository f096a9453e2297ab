using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Proposals;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.EnrichNote;

/// <summary>Step 'Enrich Without Model' of ingest-note.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var enrichment = services.GetRequiredService<EnrichmentWithoutModel>();
        var rule = services.GetRequiredService<AcceptanceRule>();
        return StepHandler.Create(StepJson.Default.NoteEvent, StepJson.Default.ProposalsResult, async (input, cancellationToken) =>
            new ProposalsResult(await ProposalsResult.OfAsync(
                (await enrichment.RunAsync(StepHandler.Brain(input.Brain), StepHandler.Capture(input.Capture), StepHandler.Note(input.Note), input.Retries, cancellationToken)).Proposals,
                rule,
                cancellationToken)));
    }
}
