using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Proposals;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Functions.Steps;

internal sealed record ProposalsResult(IReadOnlyList<ProposedLink> Proposals)
{
    /// <summary>More are left as proposals that nobody is asked about.</summary>
    private const int MaxProposals = 10;

    public static ProposalsResult Of(EnrichmentOutcome outcome, LinkThresholds thresholds) => new(Of(outcome.Proposals, thresholds));

    public static IReadOnlyList<ProposedLink> Of(IEnumerable<Proposal> proposals, LinkThresholds thresholds) =>
    [
        .. proposals.OrderByDescending(proposal => proposal.Confidence).Take(MaxProposals).Select(proposal => new ProposedLink(
            ExecutionName.Of(proposal.Brain, ReviewInput.Subject(proposal)),
            proposal.Subject.Value,
            proposal.Other.Value,
            proposal.Confidence,
            thresholds.Of(proposal.Type ?? ""),
            ReviewInput.Of(proposal))),
    ];
}
