using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Reviews;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadReviews;

/// <summary>GET /reviews and GET /reviews/{id}.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var reviews = services.GetRequiredService<ReviewReader>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            if (request.Path("id") is not { } text)
            {
                return Answers.Json(200, await reviews.ListAsync(principal, State(request), request.Page(), cancellationToken), ViewJson.Default.PageReviewView);
            }

            return ReviewId.TryParse(text.ToUpperInvariant(), out var id) && await reviews.FindAsync(principal, id, cancellationToken) is { } review
                ? Answers.Json(200, review, ViewJson.Default.ReviewView)
                : Problems.NoSuchReview(text);
        });
    }

    private static string State(HttpApiRequest request)
    {
        var state = request.Query("state") ?? ReviewState.Pending;
        return ReviewState.All.Contains(state) ? state : throw new BadInputException($"'state' must be one of {string.Join(", ", ReviewState.All)}.");
    }
}
