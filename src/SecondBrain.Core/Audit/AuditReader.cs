using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reading;

namespace SecondBrain.Core.Audit;

/// <summary>Reads who changed what, as far as somebody sees the notes: an entry of a note that they may not see is not there, nor is one that names such a note.</summary>
public sealed class AuditReader(IAuditStore audit, INoteStore notes, SeenNotes seen)
{
    /// <summary>Writes of one session that are counted for the list of sessions.</summary>
    public const int MostCounted = 1000;

    /// <summary>Newest first; null when the principal sees no such note.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public async Task<Page<AuditEntry>?> OfNoteAsync(Principal principal, NoteId note, PageRequest page, CancellationToken cancellationToken) =>
        await seen.FindAsync(principal, note, cancellationToken) is null
            ? null
            : await SeenAsync(principal, await audit.OfNoteAsync(principal.Brain, note, page, cancellationToken), cancellationToken);

    /// <summary>Newest first; null when nobody wrote in a session of this name, as far as the principal may know.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public async Task<Page<AuditEntry>?> OfSessionAsync(Principal principal, string session, PageRequest page, CancellationToken cancellationToken)
    {
        var found = await SeenAsync(principal, await audit.OfSessionAsync(principal.Brain, session, page, cancellationToken), cancellationToken);
        return found.Items.Count == 0 && found.Next is null && page.Cursor is null ? null : found;
    }

    /// <summary>By their first write, newest first. A page can have fewer than were asked for: a session is not listed for who sees none of its writes.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public async Task<Page<WrittenSession>> SessionsAsync(Principal principal, PageRequest page, CancellationToken cancellationToken)
    {
        var found = await audit.SessionsAsync(principal.Brain, page, cancellationToken);
        var sessions = await Task.WhenAll(found.Items.Select(session => CountAsync(principal, session, cancellationToken)));
        return new Page<WrittenSession>([.. sessions.OfType<WrittenSession>()], found.Next);
    }

    private async Task<WrittenSession?> CountAsync(Principal principal, StartedSession session, CancellationToken cancellationToken)
    {
        var entries = new List<AuditEntry>();
        string? cursor = null;
        do
        {
            var page = await audit.OfSessionAsync(principal.Brain, session.Id, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken);
            entries.AddRange((await SeenAsync(principal, page, cancellationToken)).Items);
            cursor = page.Next;
        }
        while (cursor is not null && entries.Count < MostCounted);

        var actions = entries.GroupBy(entry => entry.Action).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return entries.Count == 0
            ? null
            : new WrittenSession(session.Id, session.Actor, session.At, entries[0].At, entries.Count, actions, entries.Count(entry => entry.UndoneBy is not null), cursor is null);
    }

    private async Task<Page<AuditEntry>> SeenAsync(Principal principal, Page<AuditEntry> page, CancellationToken cancellationToken)
    {
        if (principal.Sight is NoteSight.Everything)
        {
            return page;
        }

        var known = new Dictionary<NoteId, bool>();
        var entries = new List<AuditEntry>();
        foreach (var entry in page.Items)
        {
            if (entry.Note is { } note && await IsSeenAsync(note) && (Other(entry) is not { } other || await IsSeenAsync(other)) && IsSeen(entry.Before) && IsSeen(entry.After))
            {
                entries.Add(entry);
            }
        }

        return page with { Items = entries };

        // a note that was taken back is judged as if it was there: its history is no secret to those who saw it
        async Task<bool> IsSeenAsync(NoteId id) => known.TryGetValue(id, out var isSeen)
            ? isSeen
            : known[id] = await notes.FindAsync(principal.Brain, id, cancellationToken) is { } note && principal.Sight.Sees(note.Visibility);

        // what a note was while it was not seen stays unseen
        bool IsSeen(JsonObject? image) => (string?)image?["visibility"] is not { } visibility || principal.Sight.Sees(visibility);
    }

    /// <summary>The note at the other end of a link or proposal.</summary>
    private static NoteId? Other(AuditEntry entry) =>
        (entry.After ?? entry.Before) is { } image && NoteId.TryParse((string?)image["target"] ?? (string?)(image["notes"] as JsonArray)?.LastOrDefault(), out var other) ? other : null;
}
