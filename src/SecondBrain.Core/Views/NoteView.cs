using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Views;

/// <summary>A note as readers see it.</summary>
/// <param name="Content">The captured text; null in lists.</param>
/// <param name="Generated">What models made of it, labelled, never the owner's words; null in lists.</param>
public sealed record NoteView(
    string Id,
    string Title,
    string Type,
    string Status,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Aliases,
    string? Language,
    string Visibility,
    string? Source,
    int Version,
    string Actor,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string Sha256,
    string Receipt,
    string? Content = null,
    IReadOnlyList<GeneratedView>? Generated = null)
{
    public static NoteView Of(Note note, string? content = null, IReadOnlyList<GeneratedView>? generated = null) => new(
        note.Id.Value, note.Title, note.Type, note.Status, note.Tags, note.Aliases, note.Language, note.Visibility, note.Source,
        note.Version, note.Actor, note.CreatedAt, note.UpdatedAt, note.Sha256, ReceiptView.Path(note.Capture), content, generated);
}
