using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoVersionStore(BrainTable table, IdSource ids) : IVersionStore
{
    /// <summary>Names that one transaction takes away: with as many new ones, the text and the rest it stays under its 100 writes. Only a note that merges gave many names has more.</summary>
    private const int NamesAtOnce = 43;

    /// <summary>What an edit sets of a note's own item. The rest (who holds it, what was merged into it, where its chunks are) is not an edit's to write.</summary>
    private static readonly string[] Edited =
    [
        Attributes.Type, Attributes.Status, Attributes.Title, Attributes.Aliases, Attributes.Tags, Attributes.Language, Attributes.Visibility, Attributes.Version,
        Attributes.Capture, Attributes.ContentType, Attributes.Sha256, Attributes.Bytes, Attributes.UpdatedAt, Attributes.Trust, Attributes.Flags, Attributes.BodyVersion,
        Attributes.ByAgent, Attributes.EditedBy, Attributes.Changed, Attributes.RestoredFrom,
    ];

    public async Task<Note?> FindAsync(Note current, int version, CancellationToken cancellationToken)
    {
        if (version == current.Version)
        {
            return current;
        }

        return version > 0 && version < current.Version
            && await table.GetAsync(TableKeys.Note(current.Brain, current.Id), TableKeys.History(version), cancellationToken) is { } item ? NoteItems.ToNote(item) : null;
    }

    public async Task<Page<Note>> ListAsync(Note current, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(current.Brain, current.Id);
        var isFirst = page.Cursor is null;
        if (isFirst && page.Limit == 1)
        {
            // DynamoDB reads one item at least: the cursor points before the newest of the earlier versions
            return new Page<Note>([current], current.Version == 1 ? null : Cursor.Encode(Item.Key(partition, TableKeys.History(current.Version))));
        }

        var request = Queries.Prefix(partition, TableKeys.HistoryPrefix);
        request.ScanIndexForward = false;
        request.Limit = isFirst ? page.Limit - 1 : page.Limit;
        request.ExclusiveStartKey = Cursor.Decode(page.Cursor, Attributes.PK, partition);
        var (items, next) = await table.QueryPageAsync(request, cancellationToken);
        var earlier = items.Select(NoteItems.ToNote);
        return new Page<Note>(isFirst ? [current, .. earlier.Where(note => note.Version < current.Version)] : [.. earlier], Cursor.Encode(next));
    }

    public async Task<bool> WriteAsync(NewVersion version, CancellationToken cancellationToken)
    {
        var (before, after) = (version.Before, version.After);
        var partition = TableKeys.Note(before.Brain, before.Id);
        if (await table.GetAsync(partition, TableKeys.Meta, cancellationToken) is not { } meta)
        {
            return false;
        }

        var changed = NoteItems.ToItem(after);
        List<TransactWriteItem> writes =
        [
            Update(partition, before, changed),
            // prevents that history is written over, should a version ever be made twice
            table.Put(History(meta, before.Version), condition: "attribute_not_exists(PK)"),
            .. version.Body is { } body ? OriginalParts.ToItems(partition, body, part => TableKeys.Body(after.Version, part)).Select(part => table.Put(part)) : [],
            .. version.NewNames.Select(name => table.Put(new Item(TableKeys.Name(before.Brain, name), before.Id.Value))),
            .. version.GoneNames.Take(NamesAtOnce).Select(name => table.Delete(TableKeys.Name(before.Brain, name), before.Id.Value)),
            table.Put(AuditItems.Of(version.By, partition, ids.Next(), AuditAction.Edit, after.UpdatedAt, Own(meta), Own(Merged(meta, changed)))),
            table.Put(ChangeItems.Of(version.By, before.Id, ids.Next(), after.UpdatedAt, AuditAction.Edit)),
        ];
        if (version.Receipt is { } receipt)
        {
            // prevents a second version for one edit that is sent twice at once
            writes.Add(table.Put(ReceiptItems.ToItem(receipt), condition: "attribute_not_exists(PK)"));
        }

        if (!await table.TransactAsync(writes, cancellationToken))
        {
            return false;
        }

        await table.DeleteAllAsync(version.GoneNames.Skip(NamesAtOnce).Select(name => new Item(TableKeys.Name(before.Brain, name), before.Id.Value)), cancellationToken);
        return true;
    }

    private TransactWriteItem Update(string partition, Note before, Item after)
    {
        var sets = Edited.Where(after.Has).ToList();
        var removes = Edited.Except(sets, StringComparer.Ordinal).ToList();
        var names = Edited.ToDictionary(name => $"#{name}", name => name, StringComparer.Ordinal);
        var values = sets.ToDictionary(name => $":{name}", name => after.Values[name], StringComparer.Ordinal);
        foreach (var name in (string[])[Attributes.Frozen, Attributes.Redirect, Attributes.Withdrawn])
        {
            names[$"#{name}"] = name;
        }

        values[":was"] = Item.Of(before.Version);
        values[":wasAt"] = Item.Of(before.UpdatedAt);
        return new()
        {
            Update = new Update
            {
                TableName = table.Name,
                Key = Item.Key(partition, TableKeys.Meta),
                UpdateExpression = $"SET {string.Join(", ", sets.Select(name => $"#{name} = :{name}"))}"
                    + (removes.Count > 0 ? $" REMOVE {string.Join(", ", removes.Select(name => $"#{name}"))}" : ""),
                // version prevents that an edit which its author has not read is lost; updatedAt, that what a merge added is;
                // frozen and redirect, that words go to a note which is being moved or erased; withdrawn, that they go where nobody sees them
                ConditionExpression = "#version = :was AND #updatedAt = :wasAt AND attribute_not_exists(#frozen) AND attribute_not_exists(#redirect) AND attribute_not_exists(#withdrawn)",
                ExpressionAttributeNames = names,
                ExpressionAttributeValues = values,
            },
        };
    }

    /// <summary>The note's own item as it was, out of the list of notes.</summary>
    private static Item History(Item meta, int version)
    {
        var item = Own(meta);
        item.Values[Attributes.SK] = Item.Of(TableKeys.History(version));
        return item;
    }

    private static Item Merged(Item meta, Item changed)
    {
        var values = meta.Values.Where(pair => !Edited.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var name in Edited.Where(changed.Has))
        {
            values[name] = changed.Values[name];
        }

        return new Item(values);
    }

    private static Item Own(Item meta) => new(meta.Values.Where(pair => pair.Key is not (Attributes.IndexPK or Attributes.IndexSK)).ToDictionary(StringComparer.Ordinal));
}
