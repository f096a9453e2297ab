using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using SecondBrain.Local.Downloads;
using SecondBrain.Local.Engine;

namespace SecondBrain.Bench.Doors.Race;

/// <summary>Looks at the items of every acknowledged note in the table that the killed host left: none half.</summary>
internal static class TableCheck
{
    private const string Brain = "home";

    private const int Readers = 8;

    public static async Task RunAsync(string folder, IReadOnlyList<AcknowledgedNote> acknowledged, RaceProblems problems)
    {
        await using var engine = await DynamoDbLocal.StartAsync(
            new DynamoDbLocalOptions { DataFolder = Path.Combine(folder, "engine"), ExistingServer = null }, new PackageCache(), TimeProvider.System);
        using var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig { ServiceURL = engine.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var table = (await client.ListTablesAsync()).TableNames.Single();
        await Parallel.ForEachAsync(acknowledged, new ParallelOptions { MaxDegreeOfParallelism = Readers }, async (note, token) =>
        {
            var items = await QueryAsync(client, table, $"{Brain}#NOTE#{note.Id}", token);
            problems.Expect("one description (META)", items.Count(item => item["SK"].S == "META") == 1);
            problems.Expect("its original, complete", items.Count(item => item["SK"].S.StartsWith("ORIGINAL", StringComparison.Ordinal)) == 1);
            problems.Expect("one audit entry of its capture", items.Count(item => item["SK"].S.StartsWith("AUDIT#", StringComparison.Ordinal) && item["action"].S == "capture") == 1);
#pragma warning disable CA1308 // names are kept in lower case
            problems.Expect("found under its name", (await QueryAsync(client, table, $"{Brain}#NAME#{note.Note.Title.ToLowerInvariant()}", token)).Any(item => item["SK"].S == note.Id));
#pragma warning restore CA1308
        });
    }

    private static async Task<List<Dictionary<string, AttributeValue>>> QueryAsync(AmazonDynamoDBClient client, string table, string partition, CancellationToken cancellationToken)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        var request = new QueryRequest
        {
            TableName = table,
            KeyConditionExpression = "PK = :pk",
            ProjectionExpression = "SK, #action",
            ExpressionAttributeNames = new() { ["#action"] = "action" },
            ExpressionAttributeValues = new() { [":pk"] = new AttributeValue(partition) },
            ConsistentRead = true,
        };
        do
        {
            var page = await client.QueryAsync(request, cancellationToken);
            items.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return items;
    }
}
