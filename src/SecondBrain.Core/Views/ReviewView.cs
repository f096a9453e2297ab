using SecondBrain.Core.Notes;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Core.Views;

/// <summary>A review as readers see it: never with the token of the workflow that waits.</summary>
/// <param name="Kind"><c>link</c>, <c>merge</c>, <c>tag</c> or <c>status</c>.</param>
/// <param name="Value">The proposed tag or status.</param>
/// <param name="Reason">In the words of who proposes.</param>
/// <param name="Notes">The subject, then the other note; a title is empty for a note that is gone.</param>
/// <param name="Type">Of a proposed link.</param>
/// <param name="Quote">The subject's own words that are the evidence.</param>
/// <param name="By">The model or agent that proposes.</param>
/// <param name="AnswerBy">When it expires.</param>
public sealed record ReviewView(
    string Id,
    string Kind,
    string State,
    IReadOnlyList<NoteReference> Notes,
    string? Type,
    double Confidence,
    TextSpan? Evidence,
    string? Quote,
    string By,
    DateTimeOffset CreatedAt,
    DateTimeOffset? AnswerBy,
    DateTimeOffset? SnoozedUntil,
    ReviewDecisionView? Decision,
    string? Value,
    string? Reason)
{
    public static ReviewView Of(Review review, IReadOnlyList<NoteReference> notes, string? quote) => new(
        review.Id.Value, review.Proposal.Kind, review.State, notes, review.Proposal.Type, review.Proposal.Confidence, review.Proposal.Evidence, quote,
        review.Proposal.By, review.CreatedAt, review.AnswerBy, review.SnoozedUntil, review.Decision is { } decision ? ReviewDecisionView.Of(decision) : null, review.Proposal.Value, review.Proposal.Reason);
}
