using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;

namespace SecondBrain.Functions.Tests;

/// <summary>Notes as ingest-note leaves them, made without the workflow.</summary>
internal static class IngestedNotes
{
    /// <returns>The note's id.</returns>
    public static async Task<string> CaptureAsync(IServiceProvider services, string brainId, string markdown, string model = "letters")
    {
        var brain = BrainId.Parse(brainId);
        var principal = new Principal(brain, "owner", ActorKind.Human, Session: null, Scope.All.ToHashSet());
        var result = await services.GetRequiredService<NoteCapture>().CaptureAsync(principal, new CaptureRequest(Encoding.UTF8.GetBytes(markdown), "text/markdown"), CancellationToken.None);
        var receipt = result.ShouldBeOfType<CaptureResult.Created>().Receipt;
        var chunked = await services.GetRequiredService<NoteChunking>().RunAsync(brain, receipt.Id, receipt.Note, retries: 0, CancellationToken.None);
        foreach (var chunk in chunked.Sort)
        {
            await services.GetRequiredService<EmbeddingWriter>().RunAsync(brain, receipt.Note, chunk, SwitchableEmbeddings.Letters(markdown), model, CancellationToken.None);
        }

        await services.GetRequiredService<LinkResolution>().RunAsync(brain, receipt.Id, receipt.Note, retries: 0, CancellationToken.None);
        var completion = services.GetRequiredService<CaptureCompletion>();
        await completion.PublishAsync(brain, receipt.Id, retries: 0, CancellationToken.None);
        await completion.CompleteAsync(brain, receipt.Id, model, [], [], BudgetStep.Full, EnrichmentModel.None, retries: 0, CancellationToken.None);
        return receipt.Note.Value;
    }
}
