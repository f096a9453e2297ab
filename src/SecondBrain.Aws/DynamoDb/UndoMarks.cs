using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>The writes that a reverse owes to the entries that it takes back: a mark that it was done, and no mark on what stands again by it.</summary>
internal static class UndoMarks
{
    public static IEnumerable<TransactWriteItem> Of(string table, IReadOnlyList<TransactWriteItem> writes)
    {
        var entries = writes
            .Where(write => write.Put?.Item is { } item && item.ContainsKey(Attributes.Undoes) && item[Attributes.SK].S.StartsWith(TableKeys.AuditPrefix, StringComparison.Ordinal))
            .Select(write => new Item(write.Put.Item))
            .DistinctBy(entry => entry.Text(Attributes.PK)); // two entries of one reverse name the same ones
        foreach (var entry in entries)
        {
            var partition = entry.Text(Attributes.PK);
            foreach (var id in entry.List(Attributes.Undoes))
            {
                yield return Update(table, partition, id, new Update
                {
                    UpdateExpression = "SET undone = :session",
                    // prevents taking back one write twice
                    ConditionExpression = "attribute_exists(PK) AND attribute_not_exists(undone)",
                    ExpressionAttributeValues = new() { [":session"] = Item.Of(entry.Text(Attributes.Session)) },
                });
            }

            foreach (var id in entry.List(Attributes.Clears))
            {
                // prevents an entry out of nothing
                yield return Update(table, partition, id, new Update { UpdateExpression = "REMOVE undone", ConditionExpression = "attribute_exists(PK)" });
            }
        }
    }

    private static TransactWriteItem Update(string table, string partition, string id, Update update)
    {
        (update.TableName, update.Key) = (table, Item.Key(partition, TableKeys.Audit(id)));
        return new TransactWriteItem { Update = update };
    }
}
