using SecondBrain.Core.Proposals;

namespace SecondBrain.Core.Enrichment;

/// <param name="Proposals">Links that are to be accepted or reviewed: not those that were decided before.</param>
public sealed record EnrichmentOutcome(IReadOnlyList<Proposal> Proposals);
