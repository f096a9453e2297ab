using System.Text.Json.Nodes;
using SecondBrain.Core.Search;

namespace SecondBrain.Mcp.Brain;

/// <param name="Next">The cursor of the next page.</param>
/// <param name="Total">How many notes match in all.</param>
/// <param name="Advice">What to know about this answer; null when there is nothing special.</param>
internal sealed record FoundNotes(IReadOnlyList<FoundNote> Items, int Total, string? Next, string? Advice)
{
    public static JsonObject Schema { get; } = Tools.Schema.Result(
        ["items", "total"],
        ("items", Tools.Schema.ListOf("id", "title", "snippet", "score", "terms")),
        ("total", Tools.Schema.Integer()),
        ("next", Tools.Schema.Text()),
        ("advice", Tools.Schema.Text()));
}

/// <param name="Snippet">The passage that fits best, verbatim.</param>
/// <param name="Score">0 to 1, comparable within one answer.</param>
/// <param name="Terms">Words of the query that the note has; none for a note that fits by meaning alone.</param>
/// <param name="Path">The titles and links that lead from one of the first hits to the note; null when no link led to it.</param>
/// <param name="Corrected">Words of the note that were taken for mistyped ones; null for none.</param>
/// <param name="Marks">What to know before reading; null for nothing.</param>
internal sealed record FoundNote(string Id, string Title, string Snippet, double Score, IReadOnlyList<string> Terms, string? Path, IReadOnlyList<string>? Corrected, IReadOnlyList<string>? Marks)
{
    public static FoundNote Of(SearchHit hit) => new(
        hit.Id.Value,
        hit.Title,
        DataFence.Wrap(hit.Snippet, hit.Marks),
        Math.Round(hit.Score, 3),
        hit.Terms,
        hit.Path.Count > 0 ? string.Concat(hit.Path.Select(Step)) : null,
        hit.Corrected.Count > 0 ? [.. hit.Corrected.Select(word => word.Taken)] : null,
        hit.Marks.Count > 0 ? hit.Marks : null);

    private static string Step(PathNote step) => step switch
    {
        { EdgeType: null } => step.Title,
        { IsOutgoing: true } => $" -{step.EdgeType}-> {step.Title}",
        _ => $" <-{step.EdgeType}- {step.Title}",
    };
}
