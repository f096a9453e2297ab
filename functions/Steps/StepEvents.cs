using SecondBrain.Core.Budget;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Enrichment;

namespace SecondBrain.Functions.Steps;

/// <param name="Enricher">The language model of the deployment.</param>
internal sealed record ClaimEvent(string Brain, string Capture, string Execution, int Retries, string Enricher = EnrichmentModel.None);

/// <param name="Model">The embedding model that serves the brain.</param>
/// <param name="Budget">The name of the <see cref="BudgetStep"/> that the brain's budget pays for.</param>
internal sealed record ClaimResult(bool Claimed, string Model, string Budget);

internal sealed record NoteEvent(string Brain, string Capture, string Note, int Retries);

/// <param name="Partition">The partition key of the chunks.</param>
/// <param name="Chunks">Their sort keys.</param>
internal sealed record ChunkResult(string Partition, IReadOnlyList<string> Chunks);

/// <param name="Chunk">The chunk's sort key.</param>
internal sealed record EmbeddingEvent(string Brain, string Note, string Chunk, string Model, float[] Vector);

internal sealed record CaptureEvent(string Brain, string Capture, int Retries);

/// <param name="Tokens">Input tokens of each chunk.</param>
/// <param name="Budget">As claimed.</param>
/// <param name="Enricher">The language model of the deployment.</param>
internal sealed record CompletionEvent(
    string Brain, string Capture, string Model, IReadOnlyList<long> Tokens, DeferredReasons Deferred, int Retries, string Budget = "full", string Enricher = EnrichmentModel.None);

/// <summary>Why a part waits for its model; empty for one that is done.</summary>
internal sealed record DeferredReasons(string Embed, string Enrich)
{
    public IReadOnlyList<ReceiptDeferral> ToDeferrals() =>
        [.. new[] { new ReceiptDeferral(DeferredPart.Embed, Embed), new ReceiptDeferral(DeferredPart.Enrich, Enrich) }.Where(each => each.Reason.Length > 0)];
}

internal sealed record LinksResult(int Found, int Resolved);

/// <param name="OlderThanSeconds">Captures stored longer ago than this; null for longer than an execution can take.</param>
internal sealed record RedriveEvent(int? OlderThanSeconds);

internal sealed record RedriveResult(int Redriven);

internal sealed record Done;
