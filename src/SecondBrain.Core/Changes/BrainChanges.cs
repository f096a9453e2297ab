using System.Runtime.CompilerServices;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reading;

namespace SecondBrain.Core.Changes;

/// <summary>What people and agents changed lately, as far as somebody sees it: one entry a note and action, that of the last time.</summary>
/// <remarks>A captured note is listed once it is searchable. What a workflow does by itself is not listed, nor are notes that are gone or taken back.</remarks>
public sealed class BrainChanges(IChangeFeed feed, SeenNotes notes, TimeProvider clock)
{
    public static readonly TimeSpan DefaultReach = TimeSpan.FromDays(1);

    /// <summary>Newest first.</summary>
    /// <param name="since">Null for a day ago.</param>
    /// <param name="page">Its cursor is the id of the last entry that was listed.</param>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public async Task<RecentChanges> ListAsync(Principal principal, DateTimeOffset? since, PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Cursor is { } cursor && !IdSource.IsUlid(cursor))
        {
            throw new InvalidCursorException();
        }

        var now = clock.GetUtcNow();
        var from = since ?? now - DefaultReach;
        var reach = now - IChangeFeed.Retention;
        var found = new List<RecentChange>();
        string? next = null;
        await foreach (var (change, note) in SeenAsync(principal, IdSource.Floor(from < reach ? reach : from), page.Cursor, cancellationToken))
        {
            if (found.Count == page.Limit)
            {
                next = found[^1].Id;
                break;
            }

            found.Add(new RecentChange(change.Id, note, change.Action!, change.Actor!, change.Session, IdSource.MomentOf(change.Id)));
        }

        return new RecentChanges(found, next, from, IsComplete: from >= reach);
    }

    private async IAsyncEnumerable<(Change Change, Note Note)> SeenAsync(Principal principal, string from, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listed = new HashSet<(NoteId, string)>();
        await foreach (var change in feed.ReadBackAsync(principal.Brain, from, cancellationToken))
        {
            if (change is { Action: { } action, Actor: not null } && listed.Add((change.Note, action))
                && (cursor is null || string.CompareOrdinal(change.Id, cursor) < 0)
                && await notes.FindAsync(principal, change.Note, cancellationToken) is { } note)
            {
                yield return (change, note);
            }
        }
    }
}
