using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>
/// Which text's chunks the index reads: those of the last text that was announced, so that a note which is being ingested again stays searchable
/// by the text before, also for a process that starts meanwhile.
/// </summary>
internal sealed class ServedChunks(BrainTable table)
{
    /// <param name="meta">The note's own item.</param>
    public static int BodyOf(Item meta) => meta.Has(Attributes.IndexedBody) ? meta.Int(Attributes.IndexedBody) : 1;

    /// <summary>From now on the index reads the chunks of this text, unless it reads those of a later one.</summary>
    public Task ServeAsync(BrainId brain, NoteId note, int body, CancellationToken cancellationToken) => body == 1
        ? Task.CompletedTask
        : table.UpdateAsync(
            new UpdateItemRequest
            {
                Key = Item.Key(TableKeys.Note(brain, note), TableKeys.Meta),
                UpdateExpression = "SET indexedBody = :body",
                // prevents a late ingestion of an older text from taking back a newer one, and a note that was erased meanwhile from coming back
                ConditionExpression = "attribute_exists(PK) AND (attribute_not_exists(indexedBody) OR indexedBody < :body)",
                ExpressionAttributeValues = new() { [":body"] = Item.Of(body) },
            },
            cancellationToken);

    /// <summary>Drops the chunks of texts before the one that the index reads: nothing reads them any more.</summary>
    /// <param name="body">A text whose chunks were announced.</param>
    public async Task DropAsync(BrainId brain, NoteId note, int body, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(brain, note);
        if (body == 1 || await table.GetAsync(partition, TableKeys.Meta, cancellationToken) is not { } meta)
        {
            return;
        }

        var request = Queries.Between(partition, TableKeys.ChunkPrefix, TableKeys.Version(BodyOf(meta)));
        request.ProjectionExpression = "PK, SK";
        var old = new List<Item>();
        await foreach (var chunk in table.QueryAsync(request, cancellationToken))
        {
            old.Add(chunk);
        }

        await table.DeleteAllAsync(old, cancellationToken);
    }
}
