using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Views;

/// <summary>A search hit as readers see it.</summary>
/// <param name="Highlights">Ranges of the snippet, in UTF-16 code units.</param>
/// <param name="Terms">The words of the query that the note has.</param>
/// <param name="Chunk">The number of the chunk that fits best; null for a note without text.</param>
/// <param name="Path">The way through the graph to the note, from one of the first hits; empty when no link led to it.</param>
/// <param name="Corrected">Words of the query that no note has, with the words like them that this note has.</param>
/// <param name="Marks">What to know before reading: <c>untrusted</c>, and the note's flags; empty for most.</param>
public sealed record HitView(
    string Id,
    string Title,
    string Snippet,
    IReadOnlyList<TextSpan> Highlights,
    double Score,
    ScoreParts Scores,
    IReadOnlyList<string> Terms,
    int? Chunk,
    IReadOnlyList<PathNoteView> Path,
    IReadOnlyList<CorrectedWord> Corrected,
    IReadOnlyList<string> Marks)
{
    public static HitView Of(SearchHit hit) => new(
        hit.Id.Value,
        hit.Title,
        hit.Snippet,
        hit.Highlights,
        hit.Score,
        hit.Parts,
        hit.Terms,
        hit.Chunk,
        [.. hit.Path.Select(PathNoteView.Of)],
        hit.Corrected,
        hit.Marks);
}
