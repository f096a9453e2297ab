using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>The table: the few requests that the stores are made of, with paging and transaction conflicts handled once.</summary>
internal sealed class BrainTable(IAmazonDynamoDB client, string name)
{
    private const int ConflictAttempts = 8;

    private readonly SessionRegister _sessions = new(client, name);

    public string Name => name;

    public async Task<Item?> GetAsync(string partition, string sort, CancellationToken cancellationToken)
    {
        var response = await client.GetItemAsync(
            new GetItemRequest { TableName = name, Key = Item.Key(partition, sort), ConsistentRead = true }, cancellationToken);
        return response.IsItemSet ? new Item(response.Item) : null;
    }

    /// <summary>Those of up to 100 items that are there, in no order; what the service leaves undone is asked for again.</summary>
    public async Task<IReadOnlyList<Item>> GetAllAsync(IEnumerable<(string Partition, string Sort)> keys, CancellationToken cancellationToken)
    {
        var found = new List<Item>();
        var left = keys.Distinct().Select(key => Item.Key(key.Partition, key.Sort)).ToList();
        for (var attempt = 0; left.Count > 0; attempt++)
        {
            await Backoff.BeforeAsync(attempt, cancellationToken);
            var response = await client.BatchGetItemAsync(
                new BatchGetItemRequest { RequestItems = new() { [name] = new KeysAndAttributes { Keys = left, ConsistentRead = true } } }, cancellationToken);
            found.AddRange((response.Responses?.GetValueOrDefault(name) ?? []).Select(item => new Item(item)));
            left = response.UnprocessedKeys?.GetValueOrDefault(name)?.Keys ?? [];
        }

        return found;
    }

    /// <summary>All items of a query, page by page.</summary>
    public async IAsyncEnumerable<Item> QueryAsync(QueryRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        request.TableName = name;
        do
        {
            var response = await client.QueryAsync(request, cancellationToken);
            foreach (var item in response.Items ?? [])
            {
                yield return new Item(item);
            }

            request.ExclusiveStartKey = response.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>All items of one segment of the table whose partition key begins so, page by page. Strongly consistent.</summary>
    public async IAsyncEnumerable<Item> ScanAsync(string partitionStart, int segment, int segments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ScanRequest
        {
            TableName = name,
            Segment = segment,
            TotalSegments = segments,
            ConsistentRead = true,
            FilterExpression = "begins_with(PK, :start)",
            ExpressionAttributeValues = new() { [":start"] = Item.Of(partitionStart) },
        };
        do
        {
            var response = await client.ScanAsync(request, cancellationToken);
            foreach (var item in response.Items ?? [])
            {
                yield return new Item(item);
            }

            request.ExclusiveStartKey = response.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>One page of a query.</summary>
    public async Task<(IReadOnlyList<Item> Items, Dictionary<string, AttributeValue>? Next)> QueryPageAsync(QueryRequest request, CancellationToken cancellationToken)
    {
        request.TableName = name;
        var response = await client.QueryAsync(request, cancellationToken);
        return ([.. (response.Items ?? []).Select(item => new Item(item))], response.LastEvaluatedKey is { Count: > 0 } key ? key : null);
    }

    /// <summary>False when the condition was not met.</summary>
    public async Task<bool> UpdateAsync(UpdateItemRequest request, CancellationToken cancellationToken)
    {
        request.TableName = name;
        try
        {
            await client.UpdateItemAsync(request, cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>Writes up to 25 items in one request; what the service leaves undone is sent again.</summary>
    public async Task PutAllAsync(IEnumerable<Item> items, CancellationToken cancellationToken)
    {
        foreach (var batch in items.Chunk(25))
        {
            var left = batch.Select(item => new WriteRequest(new PutRequest(item.Values))).ToList();
            for (var attempt = 0; left.Count > 0; attempt++)
            {
                await Backoff.BeforeAsync(attempt, cancellationToken);
                var response = await client.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [name] = left } }, cancellationToken);
                left = response.UnprocessedItems?.GetValueOrDefault(name) ?? [];
            }
        }
    }

    /// <summary>Deletes up to 25 items in one request; what the service leaves undone is sent again.</summary>
    public async Task DeleteAllAsync(IEnumerable<Item> items, CancellationToken cancellationToken)
    {
        foreach (var batch in items.Chunk(25))
        {
            var left = batch.Select(item => new WriteRequest(new DeleteRequest(Item.Key(item.Text(Attributes.PK), item.Text(Attributes.SK))))).ToList();
            for (var attempt = 0; left.Count > 0; attempt++)
            {
                await Backoff.BeforeAsync(attempt, cancellationToken);
                var response = await client.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [name] = left } }, cancellationToken);
                left = response.UnprocessedItems?.GetValueOrDefault(name) ?? [];
            }
        }
    }

    /// <summary>
    /// All or nothing. False when a condition was not met; a conflict with another transaction is tried again. The session of an audit entry among
    /// the writes is registered first, and what the entry takes back is marked with it: no writer can forget that.
    /// </summary>
    public async Task<bool> TransactAsync(IReadOnlyList<TransactWriteItem> writes, CancellationToken cancellationToken)
    {
        await _sessions.AddAsync(writes, cancellationToken);
        List<TransactWriteItem> all = [.. writes, .. UndoMarks.Of(name, writes)];
        for (var attempt = 0; ; attempt++)
        {
            await Backoff.BeforeAsync(attempt, cancellationToken);
            try
            {
                await client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = all }, cancellationToken);
                return true;
            }
            catch (TransactionCanceledException cancelled) when (cancelled.CancellationReasons?.Exists(reason => reason.Code == "ConditionalCheckFailed") == true)
            {
                return false;
            }
            catch (TransactionCanceledException cancelled) when (attempt < ConflictAttempts && IsConflict(cancelled))
            {
                // another transaction holds one of the items: it will be done in a moment
            }
        }
    }

    public TransactWriteItem Put(Item item, string? condition = null) => new()
    {
        Put = new Put { TableName = name, Item = item.Values, ConditionExpression = condition },
    };

    public TransactWriteItem Delete(string partition, string sort, string? condition = null) => new()
    {
        Delete = new Delete { TableName = name, Key = Item.Key(partition, sort), ConditionExpression = condition },
    };

    /// <summary>Writes nothing; the transaction fails when the condition is not met.</summary>
    public TransactWriteItem Check(string partition, string sort, string condition) => new()
    {
        ConditionCheck = new ConditionCheck { TableName = name, Key = Item.Key(partition, sort), ConditionExpression = condition },
    };

    private static bool IsConflict(TransactionCanceledException cancelled) =>
        cancelled.CancellationReasons?.Exists(reason => reason.Code is "TransactionConflict" or "ThrottlingError") == true;
}
