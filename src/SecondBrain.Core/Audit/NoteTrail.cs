using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Audit;

/// <summary>A note, seen or withdrawn, with its history.</summary>
/// <param name="Note">Null when it was erased.</param>
/// <param name="Entries">Oldest first.</param>
internal sealed record NoteTrail(Note? Note, IReadOnlyList<AuditEntry> Entries)
{
    /// <summary>What the same session wrote of these kinds, and stands.</summary>
    public IEnumerable<AuditEntry> Standing(AuditEntry entry, IReadOnlyCollection<string> actions) =>
        Entries.Where(each => each.Session == entry.Session && each.UndoneBy is null && actions.Contains(each.Action));

    /// <summary>
    /// The first of these kinds of writes that somebody else made since, and that stands. What the session itself wrote, or undoing and redoing it,
    /// is nobody else's; a write that was taken back since does not count, nor does its taking back.
    /// </summary>
    public AuditEntry? OthersSince(AuditEntry entry, IReadOnlyCollection<string> actions) => Entries.FirstOrDefault(later =>
        IsAfter(later.Id, entry) && actions.Contains(later.Action) && later.UndoneBy is null && !IsSameWill(later, entry)
        && !(later.Undoes.Count > 0 && later.Undoes.All(id => IsAfter(id, entry))));

    /// <summary>Somebody else who captured the note too, at any time: the note is theirs as well.</summary>
    public AuditEntry? OtherOwner(AuditEntry entry) => Entries.FirstOrDefault(each => each.Action == AuditAction.CaptureAgain && each.UndoneBy is null && !IsSameWill(each, entry));

    private static bool IsAfter(string id, AuditEntry entry) => string.CompareOrdinal(id, entry.Id) > 0;

    private static bool IsSameWill(AuditEntry later, AuditEntry entry) =>
        later.Session is { } session && entry.Session is { } own && SessionName.RootOf(session) == SessionName.RootOf(own);
}
