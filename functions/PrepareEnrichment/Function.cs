using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Proposals;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.PrepareEnrichment;

/// <summary>Step 'Prepare Enrichment' of ingest-note.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var preparation = services.GetRequiredService<EnrichmentPreparation>();
        var proposals = services.GetRequiredService<IProposalStore>();
        var rule = services.GetRequiredService<AcceptanceRule>();
        return StepHandler.Create(StepJson.Default.PromptEvent, StepJson.Default.PromptResult, async (input, cancellationToken) =>
        {
            var (brain, note) = (StepHandler.Brain(input.Brain), StepHandler.Note(input.Note));
            return await preparation.RunAsync(brain, note, input.Model, cancellationToken) is { } prompt
                ? new PromptResult(Needed: true, prompt, [])
                : new PromptResult(Needed: false, Prompt: null, await ProposalsResult.OfAsync(await proposals.UndecidedAsync(brain, note, cancellationToken), rule, cancellationToken));
        });
    }
}
