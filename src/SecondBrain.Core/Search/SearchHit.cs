using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Search;

/// <summary>A note that answers, and why.</summary>
/// <param name="Snippet">A passage of the best chunk around its best match, verbatim.</param>
/// <param name="Highlights">Ranges of <paramref name="Snippet"/> (not of the note) that match the query's words; in order, without overlap.</param>
/// <param name="Score">0 to 1, comparable within one answer only.</param>
/// <param name="Terms">The words of the query that the note has in some form, as the query wrote them.</param>
/// <param name="Chunk">The number of the best chunk; null for a note without chunks.</param>
/// <param name="ChunkSpan">The best chunk's range of the note's text.</param>
public sealed record SearchHit(
    NoteId Id,
    string Title,
    string Snippet,
    IReadOnlyList<TextSpan> Highlights,
    double Score,
    ScoreParts Parts,
    IReadOnlyList<string> Terms,
    int? Chunk,
    TextSpan ChunkSpan)
{
    /// <summary>The way through the graph that led to the note, from one of the first hits; empty when no link led to it.</summary>
    public IReadOnlyList<PathNote> Path { get; init; } = [];

    /// <summary>The words of the query that no note has, with what this note has instead.</summary>
    public IReadOnlyList<CorrectedWord> Corrected { get; init; } = [];

    /// <inheritdoc cref="IndexedNote.Marks"/>
    public IReadOnlyList<string> Marks { get; init; } = [];
}
