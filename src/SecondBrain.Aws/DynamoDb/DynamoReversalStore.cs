using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoReversalStore(BrainTable table, IdSource ids, TimeProvider clock) : IReversalStore
{
    // prevents taking back, or bringing back, over what another writer wrote since the note was read
    private const string AsRead = "version = :version AND attribute_not_exists(frozen) AND attribute_not_exists(redirect)";

    public async Task<bool> WithdrawAsync(Principal by, Note note, string session, CancellationToken cancellationToken)
    {
        var withdrawn = note with { WithdrawnBy = session };
        var update = Meta(note, $"SET withdrawn = :session REMOVE {Attributes.IndexPK}, {Attributes.IndexSK}", $"{AsRead} AND attribute_not_exists(withdrawn)");
        update.Update.ExpressionAttributeValues[":session"] = Item.Of(session);
        return await table.TransactAsync(
            [
                update,
                .. Names(note).Select(name => table.Delete(TableKeys.Name(note.Brain, name), note.Id.Value)),
                .. Told(by, note.Id, AuditAction.Withdraw, NoteItems.ToItem(note), NoteItems.ToItem(withdrawn)),
            ],
            cancellationToken);
    }

    public async Task<bool> BringBackAsync(Principal by, Note note, CancellationToken cancellationToken)
    {
        var there = note with { WithdrawnBy = null, IsBroughtBack = true };
        var update = Meta(note, $"SET {Attributes.IndexPK} = :list, {Attributes.IndexSK} = :id, {Attributes.BroughtBack} = :yes REMOVE withdrawn", $"{AsRead} AND attribute_exists(withdrawn)");
        update.Update.ExpressionAttributeValues[":list"] = Item.Of(TableKeys.Notes(note.Brain));
        update.Update.ExpressionAttributeValues[":id"] = Item.Of(note.Id.Value);
        update.Update.ExpressionAttributeValues[":yes"] = new AttributeValue { BOOL = true };
        return await table.TransactAsync(
            [
                update,
                .. Names(note).Select(name => table.Put(new Item(TableKeys.Name(note.Brain, name), note.Id.Value))),
                .. Told(by, note.Id, AuditAction.BringBack, NoteItems.ToItem(note), NoteItems.ToItem(there)),
            ],
            cancellationToken);
    }

    public async Task<bool> StandsAsync(Principal by, AuditEntry entry, CancellationToken cancellationToken) =>
        await ImagesAsync(by, entry, cancellationToken) is ({ } key, _, var after) && IsSame(after, await table.GetAsync(key[Attributes.PK].S, key[Attributes.SK].S, cancellationToken));

    public async Task<bool> PutBackAsync(Principal by, AuditEntry entry, string action, CancellationToken cancellationToken)
    {
        if (entry.Note is not { } note || await ImagesAsync(by, entry, cancellationToken) is not ({ } key, var before, var after))
        {
            return false;
        }

        var (partition, sort) = (key[Attributes.PK].S, key[Attributes.SK].S);
        var back = before is null ? table.Delete(partition, sort) : table.Put(before);
        Expect(back, after);
        List<TransactWriteItem> writes = [back, .. Told(by, note, action, after, before)];
        if (before is not null && after is null)
        {
            // prevents a link of a note that is gone or held: it would be lost
            writes.Add(table.Check(partition, TableKeys.Meta, "attribute_exists(PK) AND attribute_not_exists(frozen) AND attribute_not_exists(redirect)"));
        }

        return await table.TransactAsync(writes, cancellationToken);
    }

    public Task<bool> SayAsync(Principal by, NoteId note, string action, string? id, CancellationToken cancellationToken) => table.TransactAsync(
        // prevents that a repeated call says it again
        [table.Put(AuditItems.Of(by, TableKeys.Note(by.Brain, note), id ?? ids.Next(), action, clock.GetUtcNow(), before: null, after: null), "attribute_not_exists(PK)")],
        cancellationToken);

    private static IEnumerable<string> Names(Note note) => NoteNames.Of(note).Concat(note.TakenNames).Distinct(StringComparer.Ordinal);

    private TransactWriteItem[] Told(Principal by, NoteId note, string action, Item? before, Item? after) =>
    [
        table.Put(AuditItems.Of(by, TableKeys.Note(by.Brain, note), ids.Next(), action, clock.GetUtcNow(), before, after)),
        table.Put(ChangeItems.Of(by, note, ids.Next(), clock.GetUtcNow(), action)),
    ];

    private TransactWriteItem Meta(Note note, string expression, string condition) => new()
    {
        Update = new Update
        {
            TableName = table.Name,
            Key = Item.Key(TableKeys.Note(note.Brain, note.Id), TableKeys.Meta),
            UpdateExpression = expression,
            ConditionExpression = condition,
            ExpressionAttributeValues = new() { [":version"] = Item.Of(note.Version) },
        },
    };

    /// <summary>The item's key, and the item before and after; null when the entry is gone or tells nothing any more.</summary>
    private async Task<(Dictionary<string, AttributeValue> Key, Item? Before, Item? After)?> ImagesAsync(Principal by, AuditEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Note is not { } note || await table.GetAsync(TableKeys.Note(by.Brain, note), TableKeys.Audit(entry.Id), cancellationToken) is not { } item)
        {
            return null;
        }

        var before = AuditImages.Find(item, AuditItems.Before) is { } was ? new Item(was) : null;
        var after = AuditImages.Find(item, Attributes.After) is { } became ? new Item(became) : null;
        return (after ?? before) is { } any ? (Item.Key(any.Text(Attributes.PK), any.Text(Attributes.SK)), before, after) : null;
    }

    // an item is told apart by who made it, when, and where it stands: what moves it, takes it over or decides it changes one of them
    private static readonly string[] Marks = [Attributes.Actor, Attributes.By, Attributes.CreatedAt, Attributes.State];

    private static bool IsSame(Item? left, Item? there) => left is null || there is null
        ? left is null && there is null
        : Array.TrueForAll(Marks, name => left.TextOrNull(name) == there.TextOrNull(name));

    private static void Expect(TransactWriteItem write, Item? left)
    {
        // prevents taking back what somebody took over, moved or decided since it was looked at
        var known = left is null ? [] : Marks.Where(left.Has).ToList();
        var condition = left is null ? "attribute_not_exists(PK)" : string.Join(" AND ", known.Select(name => $"#{name} = :{name}"));
        var names = left is null ? null : known.ToDictionary(name => $"#{name}", name => name, StringComparer.Ordinal);
        var values = left is null ? null : known.ToDictionary(name => $":{name}", name => left.Values[name], StringComparer.Ordinal);
        if (write.Put is { } put)
        {
            (put.ConditionExpression, put.ExpressionAttributeNames, put.ExpressionAttributeValues) = (condition, names, values);
        }
        else
        {
            (write.Delete.ConditionExpression, write.Delete.ExpressionAttributeNames, write.Delete.ExpressionAttributeValues) = (condition, names, values);
        }
    }
}
