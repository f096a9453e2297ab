using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoNoteStore(BrainTable table) : INoteStore
{
    public async Task<Note?> FindAsync(BrainId brain, NoteId id, CancellationToken cancellationToken) =>
        await table.GetAsync(TableKeys.Note(brain, id), TableKeys.Meta, cancellationToken) is { } item ? NoteItems.ToNote(item) : null;

    public Task<Original?> ReadOriginalAsync(BrainId brain, NoteId id, CancellationToken cancellationToken) =>
        ReadAsync(TableKeys.Note(brain, id), TableKeys.OriginalPrefix, cancellationToken);

    public Task<Original?> ReadTextAsync(Note note, CancellationToken cancellationToken) =>
        ReadAsync(TableKeys.Note(note.Brain, note.Id), note is { BodyVersion: 1, IsClipped: false } ? TableKeys.OriginalPrefix : TableKeys.Body(note.BodyVersion, part: 0), cancellationToken);

    public async Task<Page<Note>> ListAsync(BrainId brain, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Notes(brain);
        var request = Queries.Index(partition);
        request.ScanIndexForward = false; // ids are ULIDs: the newest is the greatest
        request.Limit = page.Limit;
        request.ExclusiveStartKey = Cursor.Decode(page.Cursor, Attributes.IndexPK, partition);
        var (items, next) = await table.QueryPageAsync(request, cancellationToken);
        return new Page<Note>([.. items.Select(NoteItems.ToNote)], Cursor.Encode(next));
    }

    public async Task<IReadOnlyList<NoteId>> FindByNameAsync(BrainId brain, string normalisedName, CancellationToken cancellationToken)
    {
        var ids = new List<NoteId>();
        await foreach (var item in table.QueryAsync(Queries.Partition(TableKeys.Name(brain, normalisedName)), cancellationToken))
        {
            ids.Add(NoteId.Parse(item.Text(Attributes.SK)));
        }

        return ids;
    }

    private async Task<Original?> ReadAsync(string partition, string prefix, CancellationToken cancellationToken)
    {
        var parts = new List<Item>();
        await foreach (var part in table.QueryAsync(Queries.Prefix(partition, prefix), cancellationToken))
        {
            parts.Add(part);
        }

        return parts.Count == 0 ? null : OriginalParts.ToOriginal(parts);
    }
}
