using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoProposalStore(BrainTable table, ProposalWrites writes, TimeProvider clock) : IProposalStore
{
    public async Task<string> ProposeAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        var item = ProposalItems.ToItem(proposal, ProposalState.Proposed);
        // prevents a rejected proposal from coming back
        if (await table.TransactAsync([table.Put(item, "attribute_not_exists(PK)")], cancellationToken))
        {
            return ProposalState.Proposed;
        }

        return (await FindAsync(proposal.Brain, proposal.Kind, proposal.Subject, proposal.Other, cancellationToken))?.State ?? ProposalState.Proposed;
    }

    public async Task<(Proposal Proposal, string State)?> FindAsync(BrainId brain, string kind, NoteId subject, NoteId other, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.Note(brain, subject), TableKeys.Proposal(kind, other), cancellationToken) is { } item
            ? (ProposalItems.ToProposal(item), item.Text(Attributes.State))
            : null;

    public async Task<IReadOnlyList<Proposal>> UndecidedAsync(BrainId brain, NoteId subject, CancellationToken cancellationToken)
    {
        var found = new List<Proposal>();
        await foreach (var item in table.QueryAsync(Queries.Prefix(TableKeys.Note(brain, subject), TableKeys.ProposalPrefix), cancellationToken))
        {
            if (item.Text(Attributes.State) == ProposalState.Proposed)
            {
                found.Add(ProposalItems.ToProposal(item));
            }
        }

        return found;
    }

    public async Task AcceptLinkAsync(Principal by, Proposal proposal, CancellationToken cancellationToken)
    {
        var link = ProposedLinks.ToLink(proposal, clock.GetUtcNow());
        var drawn = await writes.HasAsync(proposal.Brain, link, cancellationToken);
        while (!await table.TransactAsync(
            [.. writes.Decide(by, proposal, ProposalState.Accepted), .. writes.Draw(by, link, isNew: !drawn)], cancellationToken))
        {
            if (drawn || !await writes.HasAsync(proposal.Brain, link, cancellationToken))
            {
                return; // decided before
            }

            drawn = true; // drawn by its owner between the look and the write
        }
    }
}
