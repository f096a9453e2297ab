using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Views;

/// <summary>A public note as visitors see it: nothing of who wrote it, from where, and how often.</summary>
/// <param name="Content">Null in lists.</param>
public sealed record PublicNoteView(
    string Id,
    string Title,
    string Type,
    string Status,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Aliases,
    string? Language,
    IReadOnlyList<string> Marks,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? Content = null)
{
    public static PublicNoteView Of(Note note, string? content = null) => new(
        note.Id.Value, note.Title, note.Type, note.Status, note.Tags, note.Aliases, note.Language,
        note.Trust == NoteTrust.Untrusted ? [NoteTrust.Untrusted, .. note.Flags] : note.Flags, note.CreatedAt, note.UpdatedAt, content);
}
