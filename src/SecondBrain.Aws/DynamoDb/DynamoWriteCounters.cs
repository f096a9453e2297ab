using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Safety;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>One item an actor and day, with the counters of the current minute in it, and one a session and day. Never part of a transaction.</summary>
internal sealed class DynamoWriteCounters(BrainTable table, IAmazonDynamoDB client) : IWriteCounters
{
    /// <summary>Longer than the counters are of use, so that clocks may differ.</summary>
    private const int KeptDays = 2;

    public async Task<string?> TakeAsync(BrainId brain, string actor, WriteShare share, CancellationToken cancellationToken)
    {
        if (Passed(share, new Item([])) is { } alone)
        {
            return alone;
        }

        var newMinute = share.BeginsMinute;
        while (await TryAsync(brain, actor, share, newMinute, cancellationToken) is { } refused)
        {
            // a count that is there is of this minute or of an earlier one, and never becomes earlier: at most two attempts come to nothing
            if (newMinute == IsEarlier(refused, share))
            {
                return Passed(share, refused) ?? WriteLimit.Day;
            }

            newMinute = !newMinute;
        }

        return null;
    }

    public Task<bool> TakeSessionAsync(BrainId brain, string actor, string session, DateOnly day, int writes, int limit, CancellationToken cancellationToken)
    {
        if (writes > limit)
        {
            return Task.FromResult(false);
        }

        var request = Request(TableKeys.Writes(brain, actor), TableKeys.SessionWrites(day, session), day);
        request.UpdateExpression = $"SET {Common} ADD #writes :writes";
        request.ExpressionAttributeNames["#writes"] = Attributes.Writes;
        request.ExpressionAttributeValues[":writes"] = Item.Of(writes);
        request.ExpressionAttributeValues[":most"] = Item.Of(limit - writes);
        // prevents a session from passing its limit, whichever processes count for it
        request.ConditionExpression = "attribute_not_exists(PK) OR #writes <= :most";
        return table.UpdateAsync(request, cancellationToken);
    }

    private const string Common = "#ttl = :ttl, #schema = :schema";

    /// <summary>Null when the writes were counted; otherwise the item as it stands against them.</summary>
    private async Task<Item?> TryAsync(BrainId brain, string actor, WriteShare share, bool newMinute, CancellationToken cancellationToken)
    {
        var request = Request(TableKeys.Writes(brain, actor), TableKeys.DayWrites(share.Day), share.Day);
        foreach (var name in new[] { Attributes.Minute, Attributes.MinuteWrites, Attributes.Writes, Attributes.Tokens })
        {
            request.ExpressionAttributeNames[$"#{name}"] = name;
        }

        var values = request.ExpressionAttributeValues;
        values[":minute"] = Item.Of(share.Minute);
        values[":minuteWrites"] = Item.Of(share.MinuteWrites);
        values[":writes"] = Item.Of(share.DayWrites);
        values[":tokens"] = Item.Of(share.DayTokens);
        values[":mostWrites"] = Item.Of(share.DayLimit - share.DayWrites);
        values[":mostTokens"] = Item.Of(share.TokenLimit - share.DayTokens);
        if (newMinute)
        {
            request.UpdateExpression = $"SET {Common}, #minute = :minute, #minuteWrites = :minuteWrites ADD #writes :writes, #tokens :tokens";
            // prevents a new minute from starting the day anew, and a late process from starting the minute anew
            request.ConditionExpression = "attribute_not_exists(PK) OR (#minute < :minute AND #writes <= :mostWrites AND #tokens <= :mostTokens)";
        }
        else
        {
            values[":mostOfMinute"] = Item.Of(share.MinuteLimit - share.MinuteWrites);
            request.UpdateExpression = $"SET {Common} ADD #minuteWrites :minuteWrites, #writes :writes, #tokens :tokens";
            // prevents an actor from passing a limit, whichever processes count for it
            request.ConditionExpression = "#minute >= :minute AND #minuteWrites <= :mostOfMinute AND #writes <= :mostWrites AND #tokens <= :mostTokens";
        }

        try
        {
            request.TableName = table.Name;
            request.ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;
            await client.UpdateItemAsync(request, cancellationToken);
            return null;
        }
        catch (ConditionalCheckFailedException refused)
        {
            return new Item(refused.Item ?? []);
        }
    }

    private static bool IsEarlier(Item item, WriteShare share) => !item.Has(Attributes.Minute) || item.Long(Attributes.Minute) < share.Minute;

    private static string? Passed(WriteShare share, Item item) =>
        Count(item, Attributes.Writes) + share.DayWrites > share.DayLimit ? WriteLimit.Day
        : Count(item, Attributes.Tokens) + share.DayTokens > share.TokenLimit ? WriteLimit.Tokens
        : (IsEarlier(item, share) ? 0 : Count(item, Attributes.MinuteWrites)) + share.MinuteWrites > share.MinuteLimit ? WriteLimit.Minute
        : null;

    private static long Count(Item item, string name) => item.Has(name) ? item.Long(name) : 0;

    private static UpdateItemRequest Request(string partition, string sort, DateOnly day) => new()
    {
        Key = Item.Key(partition, sort),
        ExpressionAttributeNames = new() { ["#ttl"] = Attributes.Ttl, ["#schema"] = Attributes.Schema },
        ExpressionAttributeValues = new()
        {
            [":ttl"] = Item.Of(new DateTimeOffset(day.AddDays(KeptDays), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds()),
            [":schema"] = Item.Of((long)Item.CurrentSchema),
        },
    };
}
