using SecondBrain.Core.Executions;
using SecondBrain.Core.Proposals;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Functions.Steps;

internal sealed record ProposalsResult(IReadOnlyList<ProposedLink> Proposals)
{
    /// <summary>More are left as proposals that nobody is asked about.</summary>
    private const int MaxProposals = 10;

    /// <summary>Links that a model proposes; what came in by a door has its review already.</summary>
    public static async Task<IReadOnlyList<ProposedLink>> OfAsync(IEnumerable<Proposal> proposals, AcceptanceRule rule, CancellationToken cancellationToken) =>
        await Task.WhenAll(proposals
            .Where(proposal => proposal is { Kind: ProposalKind.Link, ForReview: false })
            .OrderByDescending(proposal => proposal.Confidence)
            .Take(MaxProposals)
            .Select(async proposal => new ProposedLink(
                ExecutionName.Of(proposal.Brain, ReviewInput.Subject(proposal)),
                proposal.Subject.Value,
                proposal.Other.Value,
                proposal.Confidence,
                await rule.ThresholdAsync(proposal, cancellationToken),
                ReviewInput.Of(proposal))));
}
