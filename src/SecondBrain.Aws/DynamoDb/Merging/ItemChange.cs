using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Aws.DynamoDb.Merging;

/// <summary>One item as it is and as it shall be; null where there is none.</summary>
internal sealed record ItemChange(Item? Before, Item? After)
{
    public string Partition => (Before ?? After)!.Text(Attributes.PK);

    public string Sort => (Before ?? After)!.Text(Attributes.SK);

    /// <summary>The change itself, which fails when the item is not as it was read.</summary>
    public TransactWriteItem ToWrite(string table)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var condition = Condition(names, values);
        return After is null
            ? new()
            {
                Delete = new Delete
                {
                    TableName = table,
                    Key = Item.Key(Partition, Sort),
                    ConditionExpression = condition,
                    ExpressionAttributeNames = names,
                    ExpressionAttributeValues = values,
                },
            }
            : new()
            {
                Put = new Put
                {
                    TableName = table,
                    Item = After.Values,
                    ConditionExpression = condition,
                    ExpressionAttributeNames = names.Count > 0 ? names : null,
                    ExpressionAttributeValues = values.Count > 0 ? values : null,
                },
            };
    }

    /// <summary>Puts the item back as it was, whatever it is now.</summary>
    public TransactWriteItem ToRestoration(string table) => Before is null
        ? new() { Delete = new Delete { TableName = table, Key = Item.Key(Partition, Sort) } }
        : new() { Put = new Put { TableName = table, Item = Before.Values } };

    // prevents a change over what another writer wrote since it was read: undoing would lose that
    private string Condition(Dictionary<string, string> names, Dictionary<string, AttributeValue> values)
    {
        if (Before is null)
        {
            return "attribute_not_exists(PK)";
        }

        foreach (var (name, value) in Before.Values.Where(pair => pair.Key is not (Attributes.PK or Attributes.SK)))
        {
            names[$"#a{names.Count}"] = name;
            values[$":a{values.Count}"] = value;
        }

        return string.Join(" AND ", ["attribute_exists(PK)", .. Enumerable.Range(0, names.Count).Select(n => $"#a{n} = :a{n}")]);
    }
}
