namespace SecondBrain.Core.Capture;

/// <summary>What enrichment came to.</summary>
/// <param name="CostUsd">US dollars by the price list; 0 for rules and for a local model.</param>
/// <param name="Proposed">Links whose quote the original has.</param>
/// <param name="Dropped">Links that were left out: no such note, no such type, or a quote that the original does not have.</param>
/// <param name="Problem">Why nothing of the model's answer was used; null when it was.</param>
public sealed record ReceiptEnrichment(string Model, long InputTokens, long OutputTokens, decimal CostUsd, int Proposed, int Dropped, string? Problem);
