using SecondBrain.Core.Access;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Reading;

/// <summary>Lists the notes that somebody sees, newest first.</summary>
/// <remarks>
/// An owner gets the table's list. For others it is made from the index of their sight, so that it costs what they see and not what the brain has: a
/// note is in it once it is searchable.
/// </remarks>
public sealed class NoteList(INoteStore notes, BrainIndexes indexes)
{
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public Task<Page<Note>> ListAsync(Principal principal, PageRequest page, CancellationToken cancellationToken) => principal.Sight is NoteSight.Everything
        ? SeenPages.ReadAsync(
            page,
            asked => notes.ListAsync(principal.Brain, asked, cancellationToken),
            items => Task.FromResult(items.Select(note => note.WithdrawnBy is null ? note : null).ToArray()),
            isStrict: false)
        : OfIndexAsync(principal, page, cancellationToken);

    private async Task<Page<Note>> OfIndexAsync(Principal principal, PageRequest page, CancellationToken cancellationToken)
    {
        var before = page.Cursor is null ? default(NoteId?) : NoteId.TryParse(page.Cursor, out var cursor) ? cursor : throw new InvalidCursorException();
        var index = await indexes.GetAsync(principal.Brain, IndexSight.Of(principal), cancellationToken);
        var ids = index.Newest(page.Limit + 1, before);
        var found = await Task.WhenAll(ids.Take(page.Limit).Select(id => notes.FindAsync(principal.Brain, id, cancellationToken)));
        return new Page<Note>(
            [.. found.OfType<Note>().Where(note => note.IsSeenBy(principal.Sight))], // one may have been made private a moment ago
            ids.Count > page.Limit ? ids[page.Limit - 1].Value : null);
    }
}
