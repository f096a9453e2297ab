using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Safety;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoNoteFlags(BrainTable table, IdSource ids, TimeProvider clock) : INoteFlags
{
    public async Task<NoteFlag?> AddAsync(Principal by, NoteFlag flag, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(flag.Brain, flag.Note);
        var id = ids.Next();
        var item = new Item(partition, TableKeys.Flag(flag.Reason))
            .Indexed(TableKeys.Flagged(flag.Brain), id)
            .Set(Attributes.Brain, flag.Brain.Value)
            .Set(Attributes.Note, flag.Note.Value)
            .Set(Attributes.Reason, flag.Reason)
            .Set(Attributes.Cause, flag.Why)
            .Set(Attributes.By, flag.By)
            .Set(Attributes.CreatedAt, flag.At);
        return await table.TransactAsync(
            [
                // prevents a second flag for the same reason
                table.Put(item, "attribute_not_exists(PK)"),
                // prevents a flag on a note that was erased meanwhile
                table.Check(partition, TableKeys.Meta, "attribute_exists(PK)"),
                table.Put(AuditItems.Of(by, partition, id, "flag", flag.At, before: null, after: item)),
            ],
            cancellationToken)
            ? null
            : await table.GetAsync(partition, TableKeys.Flag(flag.Reason), cancellationToken) is { } there ? ToFlag(there) : throw new NoteNotFoundException(flag.Note);
    }

    public async Task<IReadOnlyList<NoteFlag>> OfAsync(BrainId brain, NoteId note, CancellationToken cancellationToken)
    {
        var flags = new List<NoteFlag>();
        await foreach (var item in table.QueryAsync(Queries.Prefix(TableKeys.Note(brain, note), TableKeys.FlagPrefix), cancellationToken))
        {
            flags.Add(ToFlag(item));
        }

        return flags;
    }

    public async Task<Page<NoteFlag>> ListAsync(BrainId brain, PageRequest page, CancellationToken cancellationToken)
    {
        var request = Queries.Index(TableKeys.Flagged(brain));
        request.ScanIndexForward = false; // ids are ULIDs: the newest is the greatest
        request.Limit = page.Limit;
        request.ExclusiveStartKey = Cursor.Decode(page.Cursor, Attributes.IndexPK, TableKeys.Flagged(brain));
        var (items, next) = await table.QueryPageAsync(request, cancellationToken);
        return new Page<NoteFlag>([.. items.Select(ToFlag)], Cursor.Encode(next));
    }

    public async Task<bool> RemoveAsync(Principal by, NoteId note, string reason, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(by.Brain, note);
        return await table.GetAsync(partition, TableKeys.Flag(reason), cancellationToken) is { } item
            && await table.TransactAsync(
                [
                    // prevents an audit entry for a flag that somebody else has just taken away
                    table.Delete(partition, TableKeys.Flag(reason), "attribute_exists(PK)"),
                    table.Put(AuditItems.Of(by, partition, ids.Next(), "unflag", clock.GetUtcNow(), before: item, after: null)),
                ],
                cancellationToken);
    }

    private static NoteFlag ToFlag(Item item) => new(
        BrainId.Parse(item.Text(Attributes.Brain)),
        NoteId.Parse(item.Text(Attributes.Note)),
        item.Text(Attributes.Reason),
        item.TextOrNull(Attributes.Cause),
        item.Text(Attributes.By),
        item.Moment(Attributes.CreatedAt));
}
