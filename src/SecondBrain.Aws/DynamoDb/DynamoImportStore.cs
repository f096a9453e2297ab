using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Import;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoImportStore(BrainTable table) : IImportStore
{
    public Task CreateAsync(BrainImport import, CancellationToken cancellationToken) => table.PutAllAsync([ImportItems.ToItem(import)], cancellationToken);

    public async Task<BrainImport?> FindAsync(BrainId brain, ImportId id, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.Import(brain, id), TableKeys.Meta, cancellationToken) is { } item ? ImportItems.ToImport(item) : null;

    public async Task<bool> AddAsync(BrainId brain, ImportId id, ImportPart part, CancellationToken cancellationToken)
    {
        var open = new TransactWriteItem
        {
            ConditionCheck = new ConditionCheck
            {
                TableName = table.Name,
                Key = Item.Key(TableKeys.Import(brain, id), TableKeys.Meta),
                // prevents files that the manifest does not know: it is written when the import starts
                ConditionExpression = "#state = :open",
                ExpressionAttributeNames = new() { ["#state"] = Attributes.State },
                ExpressionAttributeValues = new() { [":open"] = Item.Of(ImportState.Open) },
            },
        };

        // prevents a repeated request from looking like a later one
        var once = table.Put(ImportItems.ToItem(brain, id, part), condition: "attribute_not_exists(PK)");
        return await table.TransactAsync([open, once], cancellationToken)
            || (await FindAsync(brain, id, cancellationToken))?.State is ImportState.Open;
    }

    public async Task<IReadOnlyList<ImportPart>> PartsAsync(BrainId brain, ImportId id, CancellationToken cancellationToken)
    {
        var parts = new List<ImportPart>();
        await foreach (var item in table.QueryAsync(Queries.Prefix(TableKeys.Import(brain, id), TableKeys.ImportPartPrefix), cancellationToken))
        {
            parts.Add(ImportItems.ToPart(item));
        }

        return [.. parts.OrderBy(part => part.AddedAt).ThenBy(part => part.Id, StringComparer.Ordinal)];
    }

    public Task<bool> StartAsync(BrainId brain, ImportId id, string execution, int attempt, int files, long bytes, DateTimeOffset at, CancellationToken cancellationToken) =>
        table.UpdateAsync(
            new UpdateItemRequest
            {
                Key = Item.Key(TableKeys.Import(brain, id), TableKeys.Meta),
                UpdateExpression = "SET #state = :running, execution = :execution, attempts = :attempt, files = :files, #bytes = :bytes, startedAt = :at REMOVE #error",
                // prevents two executions of one attempt, and a new one while the last runs or after it has done everything
                ConditionExpression = "#state IN (:open, :failed) AND attempts < :attempt",
                ExpressionAttributeNames = new() { ["#state"] = Attributes.State, ["#bytes"] = Attributes.Bytes, ["#error"] = Attributes.Error },
                ExpressionAttributeValues = new()
                {
                    [":running"] = Item.Of(ImportState.Running),
                    [":open"] = Item.Of(ImportState.Open),
                    [":failed"] = Item.Of(ImportState.Failed),
                    [":execution"] = Item.Of(execution),
                    [":attempt"] = Item.Of(attempt),
                    [":files"] = Item.Of(files),
                    [":bytes"] = Item.Of(bytes),
                    [":at"] = Item.Of(at),
                },
            },
            cancellationToken);

    public Task FailAsync(BrainId brain, ImportId id, string execution, CancellationToken cancellationToken) =>
        table.UpdateAsync(
            new UpdateItemRequest
            {
                Key = Item.Key(TableKeys.Import(brain, id), TableKeys.Meta),
                UpdateExpression = "SET #state = :failed",
                // prevents that an import fails which is done, or which another execution has by now
                ConditionExpression = "#state = :running AND execution = :execution",
                ExpressionAttributeNames = new() { ["#state"] = Attributes.State },
                ExpressionAttributeValues = new()
                {
                    [":failed"] = Item.Of(ImportState.Failed),
                    [":running"] = Item.Of(ImportState.Running),
                    [":execution"] = Item.Of(execution),
                },
            },
            cancellationToken);

    public Task FinishAsync(BrainId brain, ImportId id, ImportCounts counts, DateTimeOffset at, CancellationToken cancellationToken) =>
        table.UpdateAsync(
            new UpdateItemRequest
            {
                Key = Item.Key(TableKeys.Import(brain, id), TableKeys.Meta),
                UpdateExpression = "SET #state = :done, created = :created, #duplicate = :duplicate, rejected = :rejected, failed = :failed, finishedAt = :at",
                // prevents that a repeated step moves the time, and an import out of nothing
                ConditionExpression = "#state = :running",
                ExpressionAttributeNames = new() { ["#state"] = Attributes.State, ["#duplicate"] = Attributes.Duplicate },
                ExpressionAttributeValues = new()
                {
                    [":done"] = Item.Of(ImportState.Done),
                    [":running"] = Item.Of(ImportState.Running),
                    [":created"] = Item.Of(counts.Created),
                    [":duplicate"] = Item.Of(counts.Duplicate),
                    [":rejected"] = Item.Of(counts.Rejected),
                    [":failed"] = Item.Of(counts.Failed),
                    [":at"] = Item.Of(at),
                },
            },
            cancellationToken);
}
