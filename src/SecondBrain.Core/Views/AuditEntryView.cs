using System.Text.Json.Nodes;
using SecondBrain.Core.Audit;

namespace SecondBrain.Core.Views;

/// <summary>A write as readers see it.</summary>
/// <param name="Note">Null for what is about no note.</param>
/// <param name="Before">The changed item as it was; null when there was none.</param>
/// <param name="UndoneBy">The session that took it back; null while it stands.</param>
/// <param name="Undoes">The entries that it takes back; empty for a write of its own.</param>
public sealed record AuditEntryView(
    string Id, string? Note, string Action, string Actor, string? Session, DateTimeOffset At, JsonObject? Before, JsonObject? After, string? UndoneBy, IReadOnlyList<string> Undoes)
{
    public static AuditEntryView Of(AuditEntry entry) => new(
        entry.Id, entry.Note?.Value, entry.Action, entry.Actor, entry.Session, entry.At, entry.Before, entry.After, entry.UndoneBy, entry.Undoes);
}
