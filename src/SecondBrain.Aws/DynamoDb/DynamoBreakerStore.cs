using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Breakers;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoBreakerStore(BrainTable table, IAmazonDynamoDB client) : IBreakerStore
{
    public async Task<int> CountAsync(string model, string execution, DateTimeOffset windowStart, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var count = await AddAsync(model, execution, windowStart, cancellationToken);
        if (count > 0)
        {
            return count;
        }

        return await BeginAsync(model, execution, windowStart, now, cancellationToken)
            ? 1
            : await AddAsync(model, execution, windowStart, cancellationToken); // another execution began the window, or the breaker is open
    }

    public Task OpenAsync(string model, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var request = Request(model);
        request.ExpressionAttributeValues = new() { [":open"] = Item.Of(BreakerState.Open), [":closed"] = Item.Of(BreakerState.Closed), [":until"] = Item.Of(until), [":once"] = Item.Of(1L) };
        request.UpdateExpression = $"SET #state = :open, openUntil = :until, openings = :once, {Waiting(request, model)}";
        // prevents a late failure from shortening a longer wait
        request.ConditionExpression = "#state = :closed";
        return table.UpdateAsync(request, cancellationToken);
    }

    public async Task<int?> FindOpeningsAsync(string model, string probedBy, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.ModelBreaker(model), TableKeys.Breaker, cancellationToken) is { } item
        && item.Text(Attributes.State) == BreakerState.HalfOpen && item.TextOrNull(Attributes.ProbedBy) == probedBy
            ? item.Int(Attributes.Openings)
            : null;

    public Task ReopenAsync(string model, string probedBy, int openings, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var request = Request(model);
        request.ExpressionAttributeValues = new()
        {
            [":open"] = Item.Of(BreakerState.Open),
            [":half"] = Item.Of(BreakerState.HalfOpen),
            [":me"] = Item.Of(probedBy),
            [":until"] = Item.Of(until),
            [":openings"] = Item.Of(openings),
        };
        request.UpdateExpression = $"SET #state = :open, openUntil = :until, openings = :openings, {Waiting(request, model)} REMOVE probedBy";
        // prevents a repeated step from lengthening the wait twice
        request.ConditionExpression = "#state = :half AND probedBy = :me";
        return table.UpdateAsync(request, cancellationToken);
    }

    private async Task<int> AddAsync(string model, string execution, DateTimeOffset windowStart, CancellationToken cancellationToken)
    {
        var request = Request(model);
        request.ExpressionAttributeValues = new() { [":execution"] = new AttributeValue { SS = [execution] }, [":closed"] = Item.Of(BreakerState.Closed), [":from"] = Item.Of(windowStart) };
        request.UpdateExpression = "ADD failed :execution"; // a set: a repeated step counts once
        // prevents failures of long ago from being counted, and those of an open breaker
        request.ConditionExpression = "#state = :closed AND windowStart >= :from";
        request.ReturnValues = ReturnValue.UPDATED_NEW;
        try
        {
            return (await client.UpdateItemAsync(request, cancellationToken)).Attributes[Attributes.Failed].SS.Count;
        }
        catch (ConditionalCheckFailedException)
        {
            return 0;
        }
    }

    /// <summary>The first failure of a window.</summary>
    private Task<bool> BeginAsync(string model, string execution, DateTimeOffset windowStart, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = Request(model);
        request.ExpressionAttributeValues = new()
        {
            [":execution"] = new AttributeValue { SS = [execution] },
            [":closed"] = Item.Of(BreakerState.Closed),
            [":from"] = Item.Of(windowStart),
            [":now"] = Item.Of(now),
        };
        request.UpdateExpression = "SET #state = :closed, windowStart = :now, failed = :execution";
        // prevents a window from starting anew while it lasts, and an open breaker from being closed
        request.ConditionExpression = "attribute_not_exists(PK) OR (#state = :closed AND (attribute_not_exists(windowStart) OR windowStart < :from))";
        return table.UpdateAsync(request, cancellationToken);
    }

    /// <summary>Until it is closed, recover-deferred finds it beside the deferred captures, by one query.</summary>
    private static string Waiting(UpdateItemRequest request, string model)
    {
        request.ExpressionAttributeNames["#model"] = Attributes.Model;
        request.ExpressionAttributeValues[":model"] = Item.Of(model);
        request.ExpressionAttributeValues[":waiting"] = Item.Of(TableKeys.Deferred);
        request.ExpressionAttributeValues[":breaker"] = Item.Of(TableKeys.Breaker);
        return "#model = :model, GSI1PK = :waiting, GSI1SK = :breaker";
    }

    private UpdateItemRequest Request(string model) => new()
    {
        TableName = table.Name,
        Key = Item.Key(TableKeys.ModelBreaker(model), TableKeys.Breaker),
        ExpressionAttributeNames = new() { ["#state"] = Attributes.State },
    };
}
