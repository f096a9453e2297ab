using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>All items of a small table, and the way back to them.</summary>
internal static class TableItems
{
    public static async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> ReadAsync(IAmazonDynamoDB client, string table)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await client.ScanAsync(request);
            items.AddRange(page.Items);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return items;
    }

    /// <summary>Writes what differs, so that the table has these items and no others.</summary>
    public static async Task RestoreAsync(IAmazonDynamoDB client, string table, IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var now = (await ReadAsync(client, table)).ToDictionary(KeyOf);
        var then = items.ToDictionary(KeyOf);
        var writes = now.Where(item => !then.ContainsKey(item.Key))
            .Select(item => new WriteRequest(new DeleteRequest(new() { ["PK"] = item.Value["PK"], ["SK"] = item.Value["SK"] })))
            .Concat(then.Where(item => !now.TryGetValue(item.Key, out var other) || TableText.Line(other, static _ => true) != TableText.Line(item.Value, static _ => true))
                .Select(item => new WriteRequest(new PutRequest(item.Value))));
        foreach (var batch in writes.Chunk(25))
        {
            (await client.BatchWriteItemAsync(new BatchWriteItemRequest(new() { [table] = [.. batch] }))).UnprocessedItems?.Count.ShouldBe(0);
        }
    }

    private static (string, string) KeyOf(Dictionary<string, AttributeValue> item) => (item["PK"].S, item["SK"].S);
}
