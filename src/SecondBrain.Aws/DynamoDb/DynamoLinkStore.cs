using Amazon.DynamoDBv2.Model;
using SecondBrain.Aws.DynamoDb.Merging;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
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

    // prevents a link of or to a note that is being merged or erased: it would be lost or come back
    private const string IsOpen = "attribute_exists(PK) AND attribute_not_exists(frozen) AND attribute_not_exists(redirect)";

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

    public async Task<bool> AddAsync(Principal principal, Link link, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(principal.Brain, link.Source);
        var edge = LinkItems.ToEdge(principal.Brain, link);
        if (await table.TransactAsync([table.Put(edge, IsNew), .. Drawn(principal, link, before: null, edge)], cancellationToken))
        {
            return true;
        }

        await ThrowIfFrozenAsync(principal.Brain, link, cancellationToken);
        return link.Provenance is LinkProvenance.Human
            && await table.GetAsync(partition, edge.Text(Attributes.SK), cancellationToken) is { } there
            && there.Text(Attributes.Provenance) == LinkItems.Text(LinkProvenance.Agent)
            && await table.TransactAsync([new ItemChange(there, edge).ToWrite(table.Name), .. Drawn(principal, link, there, edge)], cancellationToken);
    }

    public async Task RemoveAsync(BrainId brain, Link link, CancellationToken cancellationToken)
    {
        var delete = table.Delete(TableKeys.Note(brain, link.Source), TableKeys.Edge(link.Type, link.Target), "provenance = :link"); // prevents losing a link that somebody drew meanwhile
        delete.Delete.ExpressionAttributeValues = new() { [":link"] = Item.Of(LinkItems.Text(LinkProvenance.Link)) };
        await table.TransactAsync([delete, table.Put(ChangeItems.Of(brain, link.Source, ids.Next(), clock.GetUtcNow()))], cancellationToken);
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

            await FollowRedirectsAsync(brain, batch, cancellationToken);
        }
    }

    public async Task ReviseAsync(
        BrainId brain, NoteId source, IReadOnlyList<Link> gone, IReadOnlyList<Link> moved, IReadOnlyList<UnresolvedLink> forgotten, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(brain, source);
        List<TransactWriteItem> writes =
        [
            .. gone.Select(link => OfText(table.Delete(partition, TableKeys.Edge(link.Type, link.Target)))),
            .. moved.Select(link => OfText(table.Put(LinkItems.ToEdge(brain, link)))),
        ];
        foreach (var batch in writes.Chunk(WritesAtOnce))
        {
            if (!await table.TransactAsync(batch, cancellationToken))
            {
                foreach (var write in batch) // some are there no more, or somebody else's: the others one by one
                {
                    await table.TransactAsync([write], cancellationToken);
                }
            }
        }

        foreach (var link in forgotten)
        {
            await table.TransactAsync(
                [
                    table.Delete(partition, TableKeys.Unresolved(link.Type, link.Target)),
                    .. link.Names.Select(name => table.Delete(TableKeys.Wanted(brain, name), TableKeys.WantedBy(link.Source, link.Type, link.Target))),
                ],
                cancellationToken);
        }

        // last: whoever reads the change reads what is left
        await table.TransactAsync([table.Put(ChangeItems.Of(brain, source, ids.Next(), clock.GetUtcNow()))], cancellationToken);
    }

    public Task RememberAsync(BrainId brain, UnresolvedLink link, CancellationToken cancellationToken) => table.TransactAsync(
        [
            table.Put(LinkItems.ToUnresolved(brain, link)),
            .. link.Names.Select(name => table.Put(LinkItems.ToWanted(brain, link, name))),
        ],
        cancellationToken);

    public async Task ResolveAsync(BrainId brain, UnresolvedLink remembered, Link link, CancellationToken cancellationToken)
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

        if (await table.TransactAsync(writes, cancellationToken) && link.Source != link.Target)
        {
            await FollowRedirectsAsync(brain, [link], cancellationToken);
        }
    }

    /// <summary>
    /// A target can be merged while its name is looked up. A merge moves the links that it finds after its tombstone is written; a link that
    /// is written after that finds the tombstone here. So none is left behind, and a target is read only once.
    /// </summary>
    private async Task FollowRedirectsAsync(BrainId brain, IReadOnlyList<Link> links, CancellationToken cancellationToken)
    {
        var targets = await table.GetAllAsync(links.Select(link => (TableKeys.Note(brain, link.Target), TableKeys.Meta)), cancellationToken);
        var redirects = targets.Where(meta => meta.Has(Attributes.Redirect)).ToDictionary(meta => NoteId.Parse(meta.Text(Attributes.Note)), meta => NoteId.Parse(meta.Text(Attributes.Redirect)));
        foreach (var link in links.Where(link => redirects.ContainsKey(link.Target)))
        {
            var moved = link with { Target = redirects[link.Target] };
            await table.TransactAsync([table.Delete(TableKeys.Note(brain, link.Source), TableKeys.Edge(link.Type, link.Target))], cancellationToken);
            if (moved.Source != moved.Target)
            {
                await WriteAsync(brain, [moved], cancellationToken); // which may have been merged too
            }
        }
    }

    /// <summary>What belongs to a link that somebody draws.</summary>
    private TransactWriteItem[] Drawn(Principal principal, Link link, Item? before, Item edge) =>
    [
        table.Check(TableKeys.Note(principal.Brain, link.Source), TableKeys.Meta, IsOpen),
        table.Check(TableKeys.Note(principal.Brain, link.Target), TableKeys.Meta, IsOpen),
        table.Put(AuditItems.Of(principal, TableKeys.Note(principal.Brain, link.Source), ids.Next(), AuditAction.Link, link.CreatedAt, before, edge)),
        table.Put(ChangeItems.Of(principal, link.Source, ids.Next(), clock.GetUtcNow(), AuditAction.Link)),
    ];

    // prevents that a link is taken away or written over which a person, an agent or an accepted proposal has made meanwhile
    private static TransactWriteItem OfText(TransactWriteItem write)
    {
        const string condition = "#provenance = :link";
        Dictionary<string, string> names = new(StringComparer.Ordinal) { ["#provenance"] = Attributes.Provenance };
        Dictionary<string, AttributeValue> values = new(StringComparer.Ordinal) { [":link"] = Item.Of(LinkItems.Text(LinkProvenance.Link)) };
        if (write.Put is { } put)
        {
            (put.ConditionExpression, put.ExpressionAttributeNames, put.ExpressionAttributeValues) = (condition, names, values);
        }
        else
        {
            (write.Delete.ConditionExpression, write.Delete.ExpressionAttributeNames, write.Delete.ExpressionAttributeValues) = (condition, names, values);
        }

        return write;
    }

    private async Task ThrowIfFrozenAsync(BrainId brain, Link link, CancellationToken cancellationToken)
    {
        foreach (var id in (NoteId[])[link.Source, link.Target])
        {
            if (await table.GetAsync(TableKeys.Note(brain, id), TableKeys.Meta, cancellationToken) is { } meta && (meta.Has(Attributes.Frozen) || meta.Has(Attributes.Redirect)))
            {
                throw new NoteFrozenException(id);
            }
        }
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
