using System.Text.Json.Nodes;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Audit;

/// <summary>Who changed what and when: written in the transaction of the change itself, and kept as long as the note's id is.</summary>
/// <param name="Id">A ULID: entries sort by the time they were made.</param>
/// <param name="Note">Whose history it is in; null for what is about no note, such as a member.</param>
/// <param name="Action">One of <see cref="AuditAction"/>.</param>
/// <param name="Session">The agent's conversation, or the undoing, that it belongs to; null outside one.</param>
/// <param name="Before">The changed item as it was, without its keys; null when there was none, or when the note was erased.</param>
/// <param name="After">The changed item as it is since; null when there is none, or when the note was erased.</param>
public sealed record AuditEntry(string Id, NoteId? Note, string Action, string Actor, string? Session, DateTimeOffset At, JsonObject? Before, JsonObject? After)
{
    /// <summary>The session that took it back; null while it stands.</summary>
    public string? UndoneBy { get; init; }

    /// <summary>Ids of the entries that it takes back; empty for a write of its own.</summary>
    public IReadOnlyList<string> Undoes { get; init; } = [];
}
