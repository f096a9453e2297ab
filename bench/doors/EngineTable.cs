using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using SecondBrain.Local.Downloads;
using SecondBrain.Local.Engine;

namespace SecondBrain.Bench.Doors;

/// <summary>Transactions of five items a second, as a capture writes them, by the engine's database: with a rollback journal, as the engine makes it, and with the write-ahead log that the host prepares.</summary>
internal static class EngineTable
{
    private const string Table = "bench";

    private const int Items = 5;

    public static async Task PrintAsync(string folder, int rounds, TimeSpan time)
    {
        await using var rollback = await StartAsync(Path.Combine(folder, "engine-rollback"), rollback: true);
        await using var ahead = await StartAsync(Path.Combine(folder, "engine-ahead"), rollback: false);
        using var before = await ClientAsync(rollback);
        using var after = await ClientAsync(ahead);
        var n = 0;
        Console.WriteLine("| transactions of 5 items a second (p50 / p99 ms), median of the runs | rollback journal | write-ahead log | ratio |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var callers in new[] { 1, 8 })
        {
            var (ours, theirs) = (new List<LoadFigures>(), new List<LoadFigures>());
            for (var round = 0; round <= rounds; round++)
            {
                foreach (var (client, figures) in round % 2 == 0 ? new[] { (before, theirs), (after, ours) } : [(after, ours), (before, theirs)])
                {
                    var measured = await LoadFigures.MeasureAsync(callers, time, () => client.TransactWriteItemsAsync(Capture(Interlocked.Increment(ref n))));
                    if (round > 0) // the first warms both up
                        figures.Add(measured);
                }
            }

            var (old, now) = (LoadFigures.MedianOf(theirs), LoadFigures.MedianOf(ours));
            Console.WriteLine(FormattableString.Invariant(
                $"| {callers} callers | {old.PerSecond:0} ({old.P50:0.0} / {old.P99:0.0}) | {now.PerSecond:0} ({now.P50:0.0} / {now.P99:0.0}) | {now.PerSecond / old.PerSecond:0.00} |"));
        }
    }

    private static async Task<DynamoDbLocal> StartAsync(string folder, bool rollback)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        if (rollback)
            await File.WriteAllBytesAsync(Path.Combine(folder, "shared-local-instance.db"), []); // an empty file is a database that nobody prepared
        return await DynamoDbLocal.StartAsync(new DynamoDbLocalOptions { DataFolder = folder, ExistingServer = null }, new PackageCache(), TimeProvider.System);
    }

    private static async Task<AmazonDynamoDBClient> ClientAsync(DynamoDbLocal engine)
    {
        var client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig { ServiceURL = engine.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = Table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new("PK", KeyType.HASH), new("SK", KeyType.RANGE)],
            AttributeDefinitions = [new("PK", ScalarAttributeType.S), new("SK", ScalarAttributeType.S)],
            StreamSpecification = new StreamSpecification { StreamEnabled = true, StreamViewType = StreamViewType.NEW_IMAGE },
        });
        return client;
    }

    private static TransactWriteItemsRequest Capture(int number) => new()
    {
        TransactItems = [.. Enumerable.Range(0, Items).Select(item => new TransactWriteItem
        {
            Put = new Put
            {
                TableName = Table,
                Item = new()
                {
                    ["PK"] = new AttributeValue(number.ToString(CultureInfo.InvariantCulture)),
                    ["SK"] = new AttributeValue(item.ToString(CultureInfo.InvariantCulture)),
                    ["text"] = new AttributeValue(new string('x', 300)),
                },
                ConditionExpression = item == 0 ? "attribute_not_exists(PK)" : null,
            },
        })],
    };
}
