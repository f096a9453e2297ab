using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Functions.Tests;

/// <summary>All items of a table as sorted lines, to compare two states of it.</summary>
internal static class TableText
{
    public static Task<IReadOnlyList<string>> ReadAsync(IAmazonDynamoDB client, string table) => ReadAsync(client, table, static _ => true, static _ => true);

    /// <param name="items">Which items count.</param>
    /// <param name="attributes">Which attributes of an item count, by name.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(
        IAmazonDynamoDB client, string table, Func<Dictionary<string, AttributeValue>, bool> items, Func<string, bool> attributes)
    {
        var lines = new List<string>();
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await client.ScanAsync(request);
            lines.AddRange(page.Items.Where(items).Select(item => Line(item, attributes)));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>One partition, in order of its sort keys.</summary>
    public static async Task<IReadOnlyList<string>> ReadPartitionAsync(IAmazonDynamoDB client, string table, string partition)
    {
        var request = new QueryRequest
        {
            TableName = table,
            ConsistentRead = true,
            KeyConditionExpression = "PK = :pk",
            ExpressionAttributeValues = new() { [":pk"] = new AttributeValue { S = partition } },
        };
        var lines = new List<string>();
        do
        {
            var page = await client.QueryAsync(request);
            lines.AddRange(page.Items.Select(item => Line(item, static _ => true)));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return lines;
    }

    public static string Line(Dictionary<string, AttributeValue> item, Func<string, bool> attributes)
    {
        var text = new StringBuilder($"{item["PK"].S} {item["SK"].S}");
        Write(text, item.Where(pair => attributes(pair.Key)));
        return text.ToString();
    }

    private static void Write(StringBuilder text, IEnumerable<KeyValuePair<string, AttributeValue>> map)
    {
        foreach (var (name, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(' ').Append(name).Append('=');
            Write(text, value);
        }
    }

    private static void Write(StringBuilder text, AttributeValue value)
    {
        if (value.B is not null)
        {
            text.Append(Convert.ToHexString(value.B.ToArray()));
        }
        else if (value.M is { Count: > 0 } map)
        {
            text.Append('{');
            Write(text, map);
            text.Append('}');
        }
        else if (value.L is { Count: > 0 } list)
        {
            list.ForEach(item => Write(text.Append('|'), item));
        }
        else
        {
            text.Append(value.S ?? value.N ?? "-");
        }
    }
}
