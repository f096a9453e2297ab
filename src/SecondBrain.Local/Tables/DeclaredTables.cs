using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Template;

namespace SecondBrain.Local.Tables;

/// <summary>Makes the tables of a template exist on the local engine: keys, indexes, stream and TTL as declared.</summary>
internal static class DeclaredTables
{
    /// <summary>Creates what is absent. A table that is there keeps its data; an index that the template gained is added.</summary>
    /// <exception cref="LocalHostException">A table is there with another key: its data would not fit.</exception>
    public static async Task EnsureAsync(IAmazonDynamoDB engine, IEnumerable<TableResource> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
        {
            if (await FindAsync(engine, table.Name, cancellationToken) is { } existing)
                await ReconcileAsync(engine, table, existing, cancellationToken);
            else
                await engine.CreateTableAsync(Request(table), cancellationToken);
            await DescribeTimeToLiveAsync(engine, table, cancellationToken);
        }
    }

    /// <summary>The ARN of a table's current stream; null without one.</summary>
    public static async Task<string?> StreamOfAsync(IAmazonDynamoDB engine, string table, CancellationToken cancellationToken) =>
        (await FindAsync(engine, table, cancellationToken))?.LatestStreamArn;

    private static async Task<TableDescription?> FindAsync(IAmazonDynamoDB engine, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await engine.DescribeTableAsync(name, cancellationToken)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private static async Task ReconcileAsync(IAmazonDynamoDB engine, TableResource table, TableDescription existing, CancellationToken cancellationToken)
    {
        if (KeyOf(existing.KeySchema) != table.Key)
            throw new LocalHostException($"The table {table.Name} in this data folder has another key than {table.Mark} declares. Choose another data folder with --data, or remove this one.");

        if (table.StreamView is not null && existing.StreamSpecification?.StreamEnabled != true)
            await engine.UpdateTableAsync(new UpdateTableRequest { TableName = table.Name, StreamSpecification = Stream(table) }, cancellationToken);

        var present = (existing.GlobalSecondaryIndexes ?? []).Select(index => index.IndexName).ToHashSet();
        foreach (var index in table.GlobalIndexes.Where(index => !present.Contains(index.Name)))
        {
            await engine.UpdateTableAsync(new UpdateTableRequest
            {
                TableName = table.Name,
                AttributeDefinitions = Attributes(table),
                GlobalSecondaryIndexUpdates =
                [
                    new GlobalSecondaryIndexUpdate { Create = new CreateGlobalSecondaryIndexAction { IndexName = index.Name, KeySchema = Schema(index.Key), Projection = Projected(index) } },
                ],
            }, cancellationToken);
        }
    }

    private static async Task DescribeTimeToLiveAsync(IAmazonDynamoDB engine, TableResource table, CancellationToken cancellationToken)
    {
        if (table.TimeToLiveAttribute is null)
            return;
        var current = (await engine.DescribeTimeToLiveAsync(table.Name, cancellationToken)).TimeToLiveDescription;
        if (current?.AttributeName == table.TimeToLiveAttribute)
            return;
        await engine.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest
        {
            TableName = table.Name,
            TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = table.TimeToLiveAttribute, Enabled = true },
        }, cancellationToken);
    }

    private static CreateTableRequest Request(TableResource table) => new()
    {
        TableName = table.Name,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        AttributeDefinitions = Attributes(table),
        KeySchema = Schema(table.Key),
        GlobalSecondaryIndexes = table.GlobalIndexes.Count == 0 ? null : [.. table.GlobalIndexes.Select(index =>
            new GlobalSecondaryIndex { IndexName = index.Name, KeySchema = Schema(index.Key), Projection = Projected(index) })],
        LocalSecondaryIndexes = table.LocalIndexes.Count == 0 ? null : [.. table.LocalIndexes.Select(index =>
            new LocalSecondaryIndex { IndexName = index.Name, KeySchema = Schema(index.Key), Projection = Projected(index) })],
        StreamSpecification = table.StreamView is null ? null : Stream(table),
    };

    private static StreamSpecification Stream(TableResource table) => new() { StreamEnabled = true, StreamViewType = table.StreamView };

    private static List<AttributeDefinition> Attributes(TableResource table) =>
        [.. table.AttributeTypes.Select(attribute => new AttributeDefinition(attribute.Key, attribute.Value))];

    private static List<KeySchemaElement> Schema(TableKey key) => key.Sort is null
        ? [new(key.Partition, KeyType.HASH)]
        : [new(key.Partition, KeyType.HASH), new(key.Sort, KeyType.RANGE)];

    private static Projection Projected(TableIndex index) => new()
    {
        ProjectionType = index.Projection,
        NonKeyAttributes = index.NonKeyAttributes.Count == 0 ? null : [.. index.NonKeyAttributes],
    };

    private static TableKey KeyOf(List<KeySchemaElement> schema) => new(
        schema.First(element => element.KeyType == KeyType.HASH).AttributeName,
        schema.FirstOrDefault(element => element.KeyType == KeyType.RANGE)?.AttributeName);
}
