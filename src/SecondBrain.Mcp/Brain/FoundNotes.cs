using System.Text.Json.Nodes;
using SecondBrain.Core.Search;

namespace SecondBrain.Mcp.Brain;

/// <param name="Next">The cursor of the next page.</param>
/// <param name="Total">How many notes match in all.</param>
/// <param name="Advice">What to know about this answer; null when there is nothing special.</param>
internal sealed record FoundNotes(IReadOnlyList<FoundNote> Items, int Total, string? Next, string? Advice)
{
    public static JsonObject Schema { get; } = Tools.Schema.Object(
        ["items", "total"],
        ("items", Tools.Schema.List(FoundNote.Schema, "Best first.")),
        ("total", Tools.Schema.Integer("Notes that match in all.")),
        ("next", Tools.Schema.Text("Cursor of the next page; absent on the last.")),
        ("advice", Tools.Schema.Text()));
}

/// <param name="Snippet">The passage that fits best, verbatim.</param>
/// <param name="Score">0 to 1, comparable within one answer.</param>
/// <param name="Terms">Words of the query that the note has; none for a note that fits by meaning alone.</param>
internal sealed record FoundNote(string Id, string Title, string Snippet, double Score, IReadOnlyList<string> Terms)
{
    public static JsonObject Schema => Tools.Schema.Object(
        ["id", "title", "snippet", "score", "terms"],
        ("id", Tools.Schema.Text()),
        ("title", Tools.Schema.Text()),
        ("snippet", Tools.Schema.Text("Best passage, verbatim.")),
        ("score", Tools.Schema.Number("0 to 1, comparable within one answer.")),
        ("terms", Tools.Schema.List(Tools.Schema.Text(), "Words of the query that the note has.")));

    public static FoundNote Of(SearchHit hit) => new(hit.Id.Value, hit.Title, hit.Snippet, Math.Round(hit.Score, 3), hit.Terms);
}
