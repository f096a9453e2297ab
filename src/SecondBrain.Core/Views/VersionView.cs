using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Views;

/// <summary>A version of a note in its history.</summary>
/// <param name="Actor">Who made it.</param>
/// <param name="Changed">What it has otherwise than the version before: content, title, type, status, visibility, trust, tags, aliases or language; empty for the first one.</param>
/// <param name="RestoredFrom">The earlier version that it was made equal to.</param>
public sealed record VersionView(int Version, string Actor, DateTimeOffset At, IReadOnlyList<string> Changed, int? RestoredFrom, string Title, string Status, string Sha256, int Bytes)
{
    public static VersionView Of(Note note) => new(
        note.Version, note.EditedBy ?? note.Actor, note.UpdatedAt, note.Changed, note.RestoredFrom, note.Title, note.Status, note.Sha256, note.Bytes);
}
