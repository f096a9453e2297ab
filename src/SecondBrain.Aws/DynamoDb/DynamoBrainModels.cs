using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Reembedding;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoBrainModels(BrainTable table) : IBrainModels
{
    private readonly ConcurrentDictionary<BrainId, bool> _adopted = new();

    public async Task<BrainModel?> FindAsync(BrainId brain, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.Index(brain), TableKeys.Model, cancellationToken) is { } item
            ? new BrainModel(item.Text(Attributes.Model), item.TextOrNull(Attributes.Next), item.TextOrNull(Attributes.Previous), item.Int(Attributes.Switches))
            : null;

    public async Task AdoptAsync(BrainId brain, string model, CancellationToken cancellationToken)
    {
        if (_adopted.ContainsKey(brain))
        {
            return;
        }

        var item = new Item(TableKeys.Index(brain), TableKeys.Model).Set(Attributes.Model, model).Set(Attributes.Switches, 0);
        // prevents that a later deployment's model is taken for the one that the brain's vectors are of
        await table.TransactAsync([table.Put(item, condition: "attribute_not_exists(PK)")], cancellationToken);
        _adopted[brain] = true;
    }

    public Task<bool> BeginAsync(BrainId brain, string model, CancellationToken cancellationToken) => table.UpdateAsync(
        new UpdateItemRequest
        {
            Key = Item.Key(TableKeys.Index(brain), TableKeys.Model),
            UpdateExpression = "SET #next = :model",
            // prevents two moves at one time: a chunk has room for one more vector
            ConditionExpression = "attribute_exists(PK) AND (attribute_not_exists(#next) OR #next = :model) AND (attribute_not_exists(#previous) OR #model = :model)",
            ExpressionAttributeNames = new() { ["#next"] = Attributes.Next, ["#previous"] = Attributes.Previous, ["#model"] = Attributes.Model },
            ExpressionAttributeValues = new() { [":model"] = Item.Of(model) },
        },
        cancellationToken);
}
