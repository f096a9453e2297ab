using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoChunkStore(BrainTable table) : IChunkStore
{
    public async Task<ChunkKeys> WriteAsync(Note note, IReadOnlyList<StoredChunk> chunks, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Note(note.Brain, note.Id);
        var present = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var item in table.QueryAsync(Queries.Prefix(partition, TableKeys.Version(note.BodyVersion)), cancellationToken))
        {
            present.Add(item.Text(Attributes.SK)); // text and title of a body version never change: a chunk that is there is the same one
        }

        var items = chunks.Select(chunk => ToItem(partition, note.BodyVersion, chunk)).ToList();
        await table.PutAllAsync(items.Where(item => !present.Contains(item.Text(Attributes.SK))), cancellationToken);
        return new ChunkKeys(partition, [.. items.Select(item => item.Text(Attributes.SK))]);
    }

    public async Task WriteVectorAsync(BrainId brain, NoteId note, string sortKey, QuantizedVector vector, string model, CancellationToken cancellationToken)
    {
        if (!TableKeys.IsChunk(sortKey))
        {
            throw new FormatException($"'{sortKey}' is not a chunk's sort key.");
        }

        await table.UpdateAsync(
            new UpdateItemRequest
            {
                Key = Item.Key(TableKeys.Note(brain, note), sortKey),
                UpdateExpression = "SET vector = :vector, bits = :bits, #scale = :scale, model = :model",
                // prevents a vector without its chunk, when the note is erased meanwhile
                ConditionExpression = "attribute_exists(PK)",
                ExpressionAttributeNames = new() { ["#scale"] = Attributes.Scale },
                ExpressionAttributeValues = new()
                {
                    [":vector"] = Item.Of(vector.ToInt8Bytes()),
                    [":bits"] = Item.Of(vector.ToBitBytes()),
                    [":scale"] = Item.Of(vector.Scale),
                    [":model"] = Item.Of(model),
                },
            },
            cancellationToken);
    }

    public async Task<IndexedNote?> LoadAsync(BrainId brain, NoteId note, string model, CancellationToken cancellationToken)
    {
        var items = await ItemsAsync(brain, note, cancellationToken);
        if (MetaOf(items) is not { } item || NoteItems.ToNote(item) is not { Redirect: null, WithdrawnBy: null } meta)
        {
            return null;
        }

        var merged = new Dictionary<NoteId, (Note Note, Item Meta, List<Item> Items)>();
        foreach (var id in meta.Absorbed)
        {
            var absorbed = await ItemsAsync(brain, id, cancellationToken);
            if (MetaOf(absorbed) is { } other)
            {
                merged[id] = (NoteItems.ToNote(other), other, absorbed);
            }
        }

        // evidence that is not found is nobody's but the owner's
        string VisibilityOf(NoteId evidence) => merged.TryGetValue(evidence, out var found) ? found.Note.Visibility : NoteVisibility.Private;
        return merged.Values.Aggregate(
            IndexedNotes.Of(meta, item, items, model, VisibilityOf),
            (indexed, other) => indexed.With(IndexedNotes.Of(other.Note, other.Meta, other.Items, model, VisibilityOf)));
    }

    // chunks, edges and the note itself lie side by side; the original and earlier versions are not read
    private async Task<List<Item>> ItemsAsync(BrainId brain, NoteId note, CancellationToken cancellationToken)
    {
        var items = new List<Item>();
        await foreach (var item in table.QueryAsync(Queries.Between(TableKeys.Note(brain, note), TableKeys.ChunkPrefix, TableKeys.Meta), cancellationToken))
        {
            items.Add(item);
        }

        return items;
    }

    private static Item? MetaOf(List<Item> items) => items.Find(item => item.Text(Attributes.SK) == TableKeys.Meta);

    private static Item ToItem(string partition, int version, StoredChunk chunk) =>
        new Item(partition, TableKeys.Chunk(version, chunk.Chunk.Number))
            .Set(Attributes.Start, chunk.Chunk.Span.Start)
            .Set(Attributes.End, chunk.Chunk.Span.End)
            .Set(Attributes.Heading, chunk.Chunk.HeadingPath)
            .Set(Attributes.Context, chunk.Context)
            .Set(Attributes.Text, chunk.Text);
}
