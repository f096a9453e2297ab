using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoProposalStore(BrainTable table, ProposalWrites writes, IdSource ids, TimeProvider clock) : IProposalStore
{
    /// <summary>Prevents a rejected proposal from coming back, and a second review of one that is there.</summary>
    private const string FirstTime = "attribute_not_exists(PK)";

    public async Task<string> ProposeAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        var item = ProposalItems.ToItem(proposal, ProposalState.Proposed);
        return await WriteAsync(proposal, [table.Put(item, FirstTime)], cancellationToken);
    }

    public async Task<string> ProposeAsync(Principal by, Proposal proposal, CancellationToken cancellationToken)
    {
        var item = ProposalItems.ToItem(proposal, ProposalState.Proposed);
        var audit = AuditItems.Of(by, TableKeys.Note(proposal.Brain, proposal.Subject), ids.Next(), "propose", proposal.CreatedAt, before: null, after: item);
        return await WriteAsync(proposal, [table.Put(item, FirstTime), table.Put(audit)], cancellationToken);
    }

    public async Task<(Proposal Proposal, string State)?> FindAsync(Proposal like, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.Note(like.Brain, like.Subject), ProposalItems.Key(like), cancellationToken) is { } item
            ? (ProposalItems.ToProposal(item), item.Text(Attributes.State))
            : null;

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

    private async Task<string> WriteAsync(Proposal proposal, IReadOnlyList<TransactWriteItem> writes, CancellationToken cancellationToken) =>
        await table.TransactAsync(writes, cancellationToken) ? ProposalState.Proposed : (await FindAsync(proposal, cancellationToken))?.State ?? ProposalState.Proposed;

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
