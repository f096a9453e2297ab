using System.Text.Json.Nodes;
using SecondBrain.Core.Views;

namespace SecondBrain.Mcp.Brain;

/// <param name="Next">The cursor of the next page.</param>
internal sealed record ListedReviews(IReadOnlyList<ListedReview> Items, string? Next)
{
    public static JsonObject Schema { get; } = Tools.Schema.Result(
        ["items"], ("items", Tools.Schema.ListOf("id", "kind", "state", "notes", "by", "since", "days")), ("next", Tools.Schema.Text()));
}

/// <param name="Notes">The note that it is about, then the other one, if there is one.</param>
/// <param name="Quote">The first note's own words that are the evidence, as data.</param>
/// <param name="Reason">In the words of who proposes.</param>
/// <param name="Days">How long it has waited.</param>
internal sealed record ListedReview(
    string Id, string Kind, string State, IReadOnlyList<NoteReference> Notes, string? Type, string? Value, string? Reason, string? Quote, string By, DateTimeOffset Since, int Days, string? Decision, string? DecidedBy)
{
    /// <summary>A quote may be of an untrusted note, and a reason is an agent's: both are handed out as data.</summary>
    private static readonly string[] SomebodysWords = ["untrusted"];

    public static ListedReview Of(ReviewView review, DateTimeOffset now) => new(
        review.Id,
        review.Kind,
        review.State,
        [.. review.Notes.DistinctBy(note => note.Id)],
        review.Type,
        review.Value,
        review.Reason is { } reason ? DataFence.Wrap(reason, SomebodysWords) : null,
        review.Quote is { } quote ? DataFence.Wrap(quote, SomebodysWords) : null,
        review.By,
        review.CreatedAt,
        (int)Math.Max(0, (now - review.CreatedAt).TotalDays),
        review.Decision?.Decision,
        review.Decision?.Actor);
}
