using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Functions.Tests;

/// <summary>All items of a table as sorted lines, to compare two states of it.</summary>
internal static class TableText
{
    public static async Task<IReadOnlyList<string>> ReadAsync(IAmazonDynamoDB client, string table)
    {
        var lines = new List<string>();
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await client.ScanAsync(request);
            lines.AddRange(page.Items.Select(Line));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Line(Dictionary<string, AttributeValue> item)
    {
        var text = new StringBuilder($"{item["PK"].S} {item["SK"].S}");
        Write(text, item);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Dictionary<string, AttributeValue> map)
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
