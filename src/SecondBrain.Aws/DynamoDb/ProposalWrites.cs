using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>What belongs together when a proposal is decided: its state, the audit entry with before and after, and for a link the edge and the change.</summary>
internal sealed class ProposalWrites(BrainTable table, IdSource ids, TimeProvider clock)
{
    public IEnumerable<TransactWriteItem> Decide(Principal by, Proposal proposal, string state)
    {
        var partition = TableKeys.Note(proposal.Brain, proposal.Subject);
        var before = ProposalItems.ToItem(proposal, ProposalState.Proposed);
        var after = ProposalItems.ToItem(proposal, state);
        var action = state is ProposalState.Accepted ? AuditAction.Accept : AuditAction.Reject;
        var put = table.Put(after, "attribute_not_exists(PK) OR #state = :proposed"); // prevents a second decision
        put.Put.ExpressionAttributeNames = new() { ["#state"] = Attributes.State };
        put.Put.ExpressionAttributeValues = new() { [":proposed"] = Item.Of(ProposalState.Proposed) };
        yield return put;
        yield return table.Put(AuditItems.Of(by, partition, ids.Next(), action, clock.GetUtcNow(), before, after));
    }

    /// <summary>An audit entry in the history of a note.</summary>
    public TransactWriteItem Say(Principal by, NoteId note, string action, DateTimeOffset at, Item? before, Item? after) =>
        table.Put(AuditItems.Of(by, TableKeys.Note(by.Brain, note), ids.Next(), action, at, before, after));

    /// <param name="isNew">False: an edge that is there is not written over, and not asked for.</param>
    public IEnumerable<TransactWriteItem> Draw(Principal by, Link link, bool isNew)
    {
        if (isNew)
        {
            var edge = LinkItems.ToEdge(by.Brain, link);
            // prevents a link that its owner drew from losing its provenance and time
            yield return table.Put(edge, "attribute_not_exists(PK)");
            yield return table.Put(AuditItems.Of(by, TableKeys.Note(by.Brain, link.Source), ids.Next(), AuditAction.Link, link.CreatedAt, before: null, after: edge));
        }

        yield return table.Put(ChangeItems.Of(by, link.Source, ids.Next(), clock.GetUtcNow(), AuditAction.Link));
    }

    /// <summary>Strongly consistent.</summary>
    public async Task<bool> HasAsync(BrainId brain, Link link, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.Note(brain, link.Source), TableKeys.Edge(link.Type, link.Target), cancellationToken) is not null;
}
