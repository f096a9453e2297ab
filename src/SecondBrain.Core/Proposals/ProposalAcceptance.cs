using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Proposals;

/// <summary>Step of ingest-note: a link that its model is sure enough of becomes an edge without a review.</summary>
public sealed class ProposalAcceptance(IProposalStore proposals, AcceptanceRule rule)
{
    /// <summary>A proposal that is gone or decided is left alone, and one that a person has to decide.</summary>
    public async Task RunAsync(BrainId brain, NoteId source, NoteId target, CancellationToken cancellationToken)
    {
        if (await proposals.FindAsync(brain, ProposalKind.Link, source, target, cancellationToken) is ({ } proposal, ProposalState.Proposed)
            && proposal.Confidence >= await rule.ThresholdAsync(proposal, cancellationToken))
        {
            var model = new Principal(brain, proposal.By, ActorKind.Agent, Session: null, new HashSet<string>());
            await proposals.AcceptLinkAsync(model, proposal, cancellationToken);
        }
    }
}
