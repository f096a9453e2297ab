using SecondBrain.Core.Access;
using SecondBrain.Core.Reviews;
using SecondBrain.Core.Views;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>What a decision came to, as an answer.</summary>
internal static class DecisionAnswers
{
    public static async Task<HttpApiResponse> OfAsync(DecisionResult result, ReviewReader reviews, Principal principal, ReviewId id, CancellationToken cancellationToken) => result switch
    {
        DecisionResult.Recorded recorded => Answers.Json(
            202, (await reviews.FindAsync(principal, id, cancellationToken))!, ViewJson.Default.ReviewView, ("location", $"/reviews/{id}")),
        DecisionResult.Conflict conflict => Problems.Of(409, "already-decided", "Conflict", Standing(conflict.Review)),
        DecisionResult.OnlyPeople => Problems.Of(403, "only-people-decide", "Forbidden", "An assistant can propose; a person decides. Ask the owner to."),
        DecisionResult.Invalid invalid => Problems.BadRequest("bad-input", invalid.Detail),
        _ => Problems.NoSuchReview(id.Value),
    };

    private static string Standing(Review review) => review.Decision is { } decision
        ? $"This review has the decision '{decision.Choice}' since {decision.At:O}. A decision is made once."
        : $"This question is not asked any more; the review is '{review.State}'. GET /reviews/{review.Id} says how it stands.";
}
