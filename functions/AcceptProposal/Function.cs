using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Proposals;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.AcceptProposal;

/// <summary>Step 'Accept Link' of ingest-note.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var acceptance = services.GetRequiredService<ProposalAcceptance>();
        return StepHandler.Create(StepJson.Default.ProposalEvent, StepJson.Default.Done, async (input, cancellationToken) =>
        {
            await acceptance.RunAsync(StepHandler.Brain(input.Brain), StepHandler.Note(input.Source), StepHandler.Note(input.Target), cancellationToken);
            return new Done();
        });
    }
}
