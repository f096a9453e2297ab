namespace SecondBrain.Core.Enrichment;

/// <summary>A language model's answer, read.</summary>
/// <param name="Problem">Why nothing of it can be used; null when it can.</param>
internal sealed record ModelAnswer(EnrichmentDraft Draft, long InputTokens, long OutputTokens, string? Problem);
