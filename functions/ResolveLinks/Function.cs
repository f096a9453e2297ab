using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Ingestion;
using SecondBrain.Functions.Steps;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ResolveLinks;

/// <summary>Step 'Resolve Links' of ingest-note.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var resolution = services.GetRequiredService<LinkResolution>();
        return StepHandler.Create(StepJson.Default.NoteEvent, StepJson.Default.LinksResult, async (input, cancellationToken) =>
        {
            var links = await resolution.RunAsync(
                StepHandler.Brain(input.Brain), StepHandler.Capture(input.Capture), StepHandler.Note(input.Note), input.Retries, cancellationToken);
            return new LinksResult(links.Found, links.Resolved);
        });
    }
}
