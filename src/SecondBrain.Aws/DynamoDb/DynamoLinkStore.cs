using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoLinkStore(BrainTable table, IdSource ids, TimeProvider clock) : ILinkStore
{
    // prevents a link that is there from losing its provenance and time
    private const string IsNew = "attribute_not_exists(PK)";

    // prevents a remembered link from being resolved twice
    private const string IsThere = "attribute_exists(PK)";

    /// <summary>Half of what one transaction can hold.</summary>
    private const int WritesAtOnce = 25;

    public Task<Page<Link>> FromAsync(BrainId brain, NoteId source, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(brain, source);
        return PageAsync(Queries.Prefix(partition, TableKeys.EdgePrefix), Attributes.PK, partition, page, cancellationToken);
    }

    public Task<Page<Link>> ToAsync(BrainId brain, NoteId target, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(brain, target);
        return PageAsync(Queries.Index(partition, TableKeys.EdgePrefix), Attributes.IndexPK, partition, page, cancellationToken);
    }

    public Task<IReadOnlyList<UnresolvedLink>> UnresolvedFromAsync(BrainId brain, NoteId source, CancellationToken cancellationToken) =>
        AllAsync(Queries.Prefix(TableKeys.Note(brain, source), TableKeys.UnresolvedPrefix), cancellationToken);

    public Task<IReadOnlyList<UnresolvedLink>> WaitingForAsync(BrainId brain, string normalisedName, CancellationToken cancellationToken) =>
        AllAsync(Queries.Partition(TableKeys.Wanted(brain, normalisedName)), cancellationToken);

    public Task<bool> AddAsync(Principal principal, Link link, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(principal.Brain, link.Source);
        var edge = LinkItems.ToEdge(principal.Brain, link);
        return table.TransactAsync(
            [
                table.Put(edge, IsNew),
                table.Put(AuditItems.Of(principal, partition, ids.Next(), "link", link.CreatedAt, before: null, after: edge)),
                table.Put(ChangeItems.Of(principal.Brain, link.Source, ids.Next(), clock.GetUtcNow())),
            ],
            cancellationToken);
    }

    public async Task WriteAsync(BrainId brain, IReadOnlyList<Link> links, CancellationToken cancellationToken)
    {
        foreach (var batch in links.Chunk(WritesAtOnce))
        {
            var edges = batch.Select(link => LinkItems.ToEdge(brain, link)).ToList();
            if (!await table.TransactAsync([.. edges.Select(edge => table.Put(edge, IsNew))], cancellationToken))
            {
                foreach (var edge in edges) // some are there already: write the others one by one
                {
                    await table.TransactAsync([table.Put(edge, IsNew)], cancellationToken);
                }
            }
        }
    }

    public Task RememberAsync(BrainId brain, UnresolvedLink link, CancellationToken cancellationToken) => table.TransactAsync(
        [
            table.Put(LinkItems.ToUnresolved(brain, link)),
            .. link.Names.Select(name => table.Put(LinkItems.ToWanted(brain, link, name))),
        ],
        cancellationToken);

    public Task ResolveAsync(BrainId brain, UnresolvedLink remembered, Link link, CancellationToken cancellationToken)
    {
        var note = TableKeys.Note(brain, remembered.Source);
        var writes = new List<TransactWriteItem>
        {
            table.Delete(note, TableKeys.Unresolved(remembered.Type, remembered.Target), IsThere),
            table.Put(ChangeItems.Of(brain, remembered.Source, ids.Next(), clock.GetUtcNow())),
        };
        writes.AddRange(remembered.Names.Select(name =>
            table.Delete(TableKeys.Wanted(brain, name), TableKeys.WantedBy(remembered.Source, remembered.Type, remembered.Target))));
        if (link.Source != link.Target)
        {
            writes.Add(table.Put(LinkItems.ToEdge(brain, link)));
        }

        return table.TransactAsync(writes, cancellationToken);
    }

    private async Task<Page<Link>> PageAsync(QueryRequest request, string partitionName, string partition, PageRequest page, CancellationToken cancellationToken)
    {
        request.Limit = page.Limit;
        request.ExclusiveStartKey = Cursor.Decode(page.Cursor, partitionName, partition);
        var (items, next) = await table.QueryPageAsync(request, cancellationToken);
        return new Page<Link>([.. items.Select(LinkItems.ToLink)], Cursor.Encode(next));
    }

    private async Task<IReadOnlyList<UnresolvedLink>> AllAsync(QueryRequest request, CancellationToken cancellationToken)
    {
        var links = new List<UnresolvedLink>();
        await foreach (var item in table.QueryAsync(request, cancellationToken))
        {
            links.Add(LinkItems.ToUnresolvedLink(item));
        }

        return links;
    }
}
