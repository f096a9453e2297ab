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
    /// <summary><c>trusted</c>, or <c>untrusted</c> for text of an agent or the web that no person has taken for theirs.</summary>
    public required string Trust { get; init; }

    /// <summary>Why the text is to be read with care, such as <c>instructions</c>; empty for most notes.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>What people and agents find wrong with it; null in lists.</summary>
    public IReadOnlyList<FlagView>? Reports { get; init; }

    public static NoteView Of(Note note, string? content = null, IReadOnlyList<GeneratedView>? generated = null) => new(
        note.Id.Value, note.Title, note.Type, note.Status, note.Tags, note.Aliases, note.Language, note.Visibility, note.Source,
        note.Version, note.Actor, note.CreatedAt, note.UpdatedAt, note.Sha256, ReceiptView.Path(note.Capture), content, generated)
    {
        Trust = note.Trust,
        Flags = note.Flags,
    };
}
