using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Search;

/// <summary>All that the index knows about a note. Immutable: the lists must not change after they were given away.</summary>
/// <param name="Type">For example <c>note</c> or <c>source</c>; empty for none.</param>
/// <param name="Status"><c>seed</c>, <c>growing</c> or <c>evergreen</c>.</param>
/// <param name="Language">A BCP 47 tag such as <c>en</c> or <c>es-MX</c>; null to guess between English and Spanish from the text.</param>
/// <param name="Chunks">In order of the text.</param>
/// <param name="Edges">Outgoing ones; a target need not be in the index.</param>
public sealed record IndexedNote(
    NoteId Id,
    string Title,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Tags,
    string Type,
    string Status,
    string Visibility,
    string? Language,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<IndexedChunk> Chunks,
    IReadOnlyList<IndexedEdge> Edges)
{
    /// <summary>Links of the text to names that no note has.</summary>
    public int UnresolvedLinks { get; init; }

    /// <summary>Those names as the text writes them.</summary>
    public IReadOnlyList<string> Wanted { get; init; } = [];

    /// <summary>What a reader must know before the text: <see cref="NoteTrust.Untrusted"/>, and the note's <see cref="Note.Flags"/>. Empty for most notes.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];
}
