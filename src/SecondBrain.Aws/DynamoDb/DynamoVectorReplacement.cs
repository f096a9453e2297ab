using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoVectorReplacement(BrainTable table, IdSource ids, TimeProvider clock) : IVectorReplacement
{
    public async Task<IReadOnlyList<string>> MissingAsync(BrainId brain, NoteId note, string model, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        await foreach (var item in ChunksAsync(brain, note, cancellationToken))
        {
            if (item.TextOrNull(Attributes.Model) is { } main && main != model && item.TextOrNull(Attributes.ModelNext) != model)
            {
                missing.Add(item.Text(Attributes.SK));
            }
        }

        return missing;
    }

    public async Task StoreAsync(
        BrainId brain, NoteId note, string sortKey, QuantizedVector vector, string model, bool announce, CancellationToken cancellationToken)
    {
        if (!TableKeys.IsChunk(sortKey))
        {
            throw new FormatException($"'{sortKey}' is not a chunk's sort key.");
        }

        var update = new TransactWriteItem
        {
            Update = new Update
            {
                TableName = table.Name,
                Key = Item.Key(TableKeys.Note(brain, note), sortKey),
                UpdateExpression = "SET vectorNext = :vector, bitsNext = :bits, scaleNext = :scale, modelNext = :model",
                // prevents a vector without its chunk, when the note is erased meanwhile, and a second announcement of the same vector
                ConditionExpression = "attribute_exists(PK) AND (attribute_not_exists(#model) OR #model <> :model) AND (attribute_not_exists(modelNext) OR modelNext <> :model)",
                ExpressionAttributeNames = new() { ["#model"] = Attributes.Model },
                ExpressionAttributeValues = new()
                {
                    [":vector"] = Item.Of(vector.ToInt8Bytes()),
                    [":bits"] = Item.Of(vector.ToBitBytes()),
                    [":scale"] = Item.Of(vector.Scale),
                    [":model"] = Item.Of(model),
                },
            },
        };
        TransactWriteItem[] change = announce ? [table.Put(ChangeItems.Of(brain, note, ids.Next(), clock.GetUtcNow()))] : [];
        await table.TransactAsync([update, .. change], cancellationToken);
    }

    public async Task DropOthersAsync(BrainId brain, NoteId note, string model, CancellationToken cancellationToken)
    {
        await foreach (var item in ChunksAsync(brain, note, cancellationToken))
        {
            var (main, next) = (item.TextOrNull(Attributes.Model), item.TextOrNull(Attributes.ModelNext));
            if (next is not null && (main == model || next == model))
            {
                await DropAsync(brain, note, item.Text(Attributes.SK), model, promote: next == model, cancellationToken);
            }
        }
    }

    private Task<bool> DropAsync(BrainId brain, NoteId note, string sortKey, string model, bool promote, CancellationToken cancellationToken) => table.UpdateAsync(
        new UpdateItemRequest
        {
            Key = Item.Key(TableKeys.Note(brain, note), sortKey),
            UpdateExpression = (promote ? "SET vector = vectorNext, bits = bitsNext, #scale = scaleNext, #model = modelNext " : "") + "REMOVE vectorNext, bitsNext, scaleNext, modelNext",
            // prevents that the only vector of the model is dropped, when the chunk changed since it was read
            ConditionExpression = promote ? "modelNext = :model" : "#model = :model",
            ExpressionAttributeNames = promote
                ? new() { ["#scale"] = Attributes.Scale, ["#model"] = Attributes.Model }
                : new() { ["#model"] = Attributes.Model },
            ExpressionAttributeValues = new() { [":model"] = Item.Of(model) },
        },
        cancellationToken);

    /// <summary>Keys and models only: vectors and text are most of a chunk.</summary>
    private IAsyncEnumerable<Item> ChunksAsync(BrainId brain, NoteId note, CancellationToken cancellationToken)
    {
        var request = Queries.Prefix(TableKeys.Note(brain, note), TableKeys.ChunkPrefix);
        request.ProjectionExpression = "SK, #model, modelNext";
        request.ExpressionAttributeNames = new() { ["#model"] = Attributes.Model };
        return table.QueryAsync(request, cancellationToken);
    }
}
