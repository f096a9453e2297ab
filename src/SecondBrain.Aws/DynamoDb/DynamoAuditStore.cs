using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoAuditStore(BrainTable table) : IAuditStore
{
    /// <summary>What one request can read by key.</summary>
    private const int KeysAtOnce = 100;

    public async Task<Page<AuditEntry>> OfSessionAsync(BrainId brain, string session, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Session(brain, session);
        var (seen, next) = await PageAsync(Queries.Index(partition), Attributes.IndexPK, partition, page, cancellationToken);
        var items = new List<Item>();
        foreach (var keys in seen.Select(item => (item.Text(Attributes.PK), item.Text(Attributes.SK))).Chunk(KeysAtOnce))
        {
            items.AddRange(await table.GetAllAsync(keys, cancellationToken)); // the index may not have their marks yet
        }

        return new Page<AuditEntry>([.. items.Select(AuditItems.ToEntry).OrderByDescending(entry => entry.Id, StringComparer.Ordinal)], next);
    }

    public async Task<Page<AuditEntry>> OfNoteAsync(BrainId brain, NoteId note, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(brain, note);
        var (items, next) = await PageAsync(Queries.Prefix(partition, TableKeys.AuditPrefix), Attributes.PK, partition, page, cancellationToken);
        return new Page<AuditEntry>([.. items.Select(AuditItems.ToEntry)], next);
    }

    public async Task<Page<StartedSession>> SessionsAsync(BrainId brain, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Sessions(brain);
        var (items, next) = await PageAsync(Queries.Index(partition), Attributes.IndexPK, partition, page, cancellationToken);
        return new Page<StartedSession>([.. items.Select(AuditItems.ToSession)], next);
    }

    private async Task<(IReadOnlyList<Item> Items, string? Next)> PageAsync(QueryRequest request, string partitionName, string partition, PageRequest page, CancellationToken cancellationToken)
    {
        request.ScanIndexForward = false; // ids are ULIDs: the newest is the greatest
        request.Limit = page.Limit;
        request.ExclusiveStartKey = Cursor.Decode(page.Cursor, partitionName, partition);
        var (items, next) = await table.QueryPageAsync(request, cancellationToken);
        return (items, Cursor.Encode(next));
    }
}
