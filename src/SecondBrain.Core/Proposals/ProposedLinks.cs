using SecondBrain.Core.Links;

namespace SecondBrain.Core.Proposals;

/// <summary>A proposed link as the edge that it becomes.</summary>
public static class ProposedLinks
{
    /// <exception cref="ArgumentException">The proposal is no link.</exception>
    public static Link ToLink(Proposal proposal, DateTimeOffset at) => new(
        proposal.Subject,
        proposal.Other,
        proposal.Type ?? throw new ArgumentException($"A proposal of kind {proposal.Kind} is no link.", nameof(proposal)),
        LinkProvenance.Model,
        Weight: 1,
        proposal.Confidence,
        proposal.Evidence,
        proposal.By,
        at)
    {
        EvidenceVersion = proposal.EvidenceVersion,
    };
}
