using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>An item a brain and month with the sums and the reservations in it, and one with the brain's own budget. Never part of a transaction.</summary>
internal sealed class DynamoBudgetLedger(BrainTable table, IAmazonDynamoDB client) : IBudgetLedger
{
    /// <summary>More reservations at one time are executions that died: the item stays far under 400 KB.</summary>
    private const int MaxHeld = 1_000;

    private const int KeptMonths = 14;

    public async Task<decimal?> FindLimitAsync(BrainId brain, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.Budget(brain), TableKeys.BudgetLimit, cancellationToken) is { } item && item.Has(Attributes.Usd) ? item.Decimal(Attributes.Usd) : null;

    public Task SetLimitAsync(BrainId brain, decimal? usd, CancellationToken cancellationToken) => table.UpdateAsync(
        usd is { } amount
            ? Request(brain, TableKeys.BudgetLimit, "SET #schema = :schema, #usd = :usd", [(Attributes.Schema, Item.Of((long)Item.CurrentSchema)), (Attributes.Usd, Item.Of(amount))])
            : new UpdateItemRequest
            {
                Key = Item.Key(TableKeys.Budget(brain), TableKeys.BudgetLimit),
                UpdateExpression = "REMOVE #usd",
                ConditionExpression = "attribute_exists(PK)", // prevents an empty item for a brain that had no budget of its own
                ExpressionAttributeNames = new() { ["#usd"] = Attributes.Usd },
            },
        cancellationToken);

    public async Task<BudgetAccount> FindAsync(BrainId brain, string month, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.Budget(brain), TableKeys.BudgetMonth(month), cancellationToken) is { } item
            ? new BudgetAccount(month, item.Decimal(Attributes.Committed), item.Decimal(Attributes.Embedding), item.Decimal(Attributes.Enrichment), item.Values[Attributes.Held].M?.Count ?? 0)
            : new BudgetAccount(month, 0, 0, 0, 0);

    public async Task<BudgetHold?> ReserveAsync(BrainId brain, string month, CaptureId capture, BudgetHold hold, decimal belowUsd, CancellationToken cancellationToken)
    {
        var request = OfCapture(
            brain, month, capture, "SET #held.#capture = :hold ADD #committed :usd",
            [
                (":hold", new AttributeValue { M = new() { [Attributes.Usd] = Item.Of(hold.Usd), [Attributes.Step] = Item.Of(hold.Step.Name()) } }),
                (":usd", Item.Of(hold.Usd)),
                (":below", Item.Of(belowUsd)),
                (":most", Item.Of(MaxHeld)),
            ]);
        request.ExpressionAttributeNames["#committed"] = Attributes.Committed;
        // prevents a capture from reserving twice, and any from being paid for by a budget that is committed already
        request.ConditionExpression = "attribute_exists(PK) AND attribute_not_exists(#held.#capture) AND #committed < :below AND size(#held) < :most";
        request.ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;
        for (var opened = false; ; opened = true)
        {
            try
            {
                await client.UpdateItemAsync(request, cancellationToken);
                return hold;
            }
            catch (ConditionalCheckFailedException refused) when (refused.Item is not { Count: > 0 } && !opened)
            {
                await OpenAsync(brain, month, cancellationToken); // the month's first capture
            }
            catch (ConditionalCheckFailedException refused)
            {
                return refused.Item?.GetValueOrDefault(Attributes.Held)?.M?.GetValueOrDefault(capture.Value)?.M is { Count: > 0 } held
                    ? new BudgetHold(new Item(held).Decimal(Attributes.Usd), BudgetSteps.Parse(new Item(held).Text(Attributes.Step)))
                    : null;
            }
        }
    }

    public async Task<decimal?> SettleAsync(BrainId brain, string month, CaptureId capture, decimal embeddingUsd, decimal enrichmentUsd, CancellationToken cancellationToken)
    {
        if (await table.GetAsync(TableKeys.Budget(brain), TableKeys.BudgetMonth(month), cancellationToken) is not { } item
            || item.Values[Attributes.Held].M?.GetValueOrDefault(capture.Value)?.M is not { Count: > 0 } held)
        {
            return null;
        }

        var request = OfCapture(
            brain, month, capture, "REMOVE #held.#capture ADD #committed :change, #embedding :embedding, #enrichment :enrichment",
            [
                (":change", Item.Of(embeddingUsd + enrichmentUsd - new Item(held).Decimal(Attributes.Usd))),
                (":embedding", Item.Of(embeddingUsd)),
                (":enrichment", Item.Of(enrichmentUsd)),
            ]);
        request.ExpressionAttributeNames["#committed"] = Attributes.Committed;
        request.ExpressionAttributeNames["#embedding"] = Attributes.Embedding;
        request.ExpressionAttributeNames["#enrichment"] = Attributes.Enrichment;
        // prevents a repeated step from booking a capture twice
        request.ConditionExpression = "attribute_exists(#held.#capture)";
        return await table.UpdateAsync(request, cancellationToken) ? item.Decimal(Attributes.Embedding) + item.Decimal(Attributes.Enrichment) + embeddingUsd + enrichmentUsd : null;
    }

    private Task<bool> OpenAsync(BrainId brain, string month, CancellationToken cancellationToken)
    {
        var ends = DateTimeOffset.Parse($"{month}-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture).AddMonths(KeptMonths).ToUnixTimeSeconds();
        var request = Request(
            brain, TableKeys.BudgetMonth(month), "SET #schema = :schema, #ttl = :ttl, #held = :held, #committed = :committed, #embedding = :embedding, #enrichment = :enrichment",
            [
                (Attributes.Schema, Item.Of((long)Item.CurrentSchema)),
                (Attributes.Ttl, Item.Of(ends)),
                (Attributes.Held, new AttributeValue { M = [], IsMSet = true }),
                (Attributes.Committed, Item.Of(0L)),
                (Attributes.Embedding, Item.Of(0L)),
                (Attributes.Enrichment, Item.Of(0L)),
            ]);
        // prevents a second opener from emptying what the first reserved
        request.ConditionExpression = "attribute_not_exists(PK)";
        return table.UpdateAsync(request, cancellationToken);
    }

    private UpdateItemRequest OfCapture(BrainId brain, string month, CaptureId capture, string update, (string Placeholder, AttributeValue Value)[] values) => new()
    {
        TableName = table.Name,
        Key = Item.Key(TableKeys.Budget(brain), TableKeys.BudgetMonth(month)),
        UpdateExpression = update,
        ExpressionAttributeNames = new() { ["#held"] = Attributes.Held, ["#capture"] = capture.Value },
        ExpressionAttributeValues = values.ToDictionary(value => value.Placeholder, value => value.Value, StringComparer.Ordinal),
    };

    private static UpdateItemRequest Request(BrainId brain, string sort, string update, (string Name, AttributeValue Value)[] values) => new()
    {
        Key = Item.Key(TableKeys.Budget(brain), sort),
        UpdateExpression = update,
        ExpressionAttributeNames = values.ToDictionary(value => $"#{value.Name}", value => value.Name, StringComparer.Ordinal),
        ExpressionAttributeValues = values.ToDictionary(value => $":{value.Name}", value => value.Value, StringComparer.Ordinal),
    };
}
