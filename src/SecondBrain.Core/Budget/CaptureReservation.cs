using SecondBrain.Core.Costs;
using SecondBrain.Core.Enrichment;

namespace SecondBrain.Core.Budget;

/// <summary>What a capture's models can cost at most, as far as its size says.</summary>
/// <param name="EmbeddingUsd">All of its chunks.</param>
/// <param name="EnrichmentUsd">One answer of the longest kind.</param>
public sealed record CaptureReservation(decimal EmbeddingUsd, decimal EnrichmentUsd)
{
    /// <summary>Models' tokens are longer than two bytes of any text but code and noise.</summary>
    private const int BytesPerToken = 2;

    /// <summary>Title and headings before a chunk, and a chunk for each of this many bytes.</summary>
    private const int ContextTokens = 100;

    private const int SmallestChunk = 400;

    /// <summary>Instruction, schema, titles and tags of the prompt.</summary>
    private const int PromptTokens = 3_000;

    /// <summary>MaxTokens of the request in ingest-note.asl.json.</summary>
    private const int AnswerTokens = 1_200;

    public decimal TotalUsd => EmbeddingUsd + EnrichmentUsd;

    public static CaptureReservation Of(PriceList prices, int bytes, string embeddingModel, string enrichmentModel) => new(
        prices.ModelCostUsd(embeddingModel, (bytes / BytesPerToken) + ((1L + (bytes / SmallestChunk)) * ContextTokens), 0),
        prices.ModelCostUsd(enrichmentModel, PromptTokens + (Math.Min(bytes, NoteExcerpt.MaxBytes) / BytesPerToken), AnswerTokens));
}
