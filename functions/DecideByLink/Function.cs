using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Reviews;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.DecideByLink;

/// <summary>GET and POST /reviews/decide: a signed link from an e-mail. GET only asks: programs that look at mail follow links.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var links = services.GetRequiredService<ReviewLinks>();
        var decisions = services.GetRequiredService<ReviewDecisions>();
        var reviews = services.GetRequiredService<ReviewReader>();
        return ApiHandler.CreateOpen(async (request, cancellationToken) =>
        {
            var token = request.Query("token");
            if (await links.ReadAsync(token, cancellationToken) is not { } signed || await reviews.FindAsync(Owner(signed), signed.Review, cancellationToken) is not { } review)
            {
                return Problems.Of(403, "invalid-link", "Forbidden", "This link is not valid, or not any more. GET /reviews lists what waits for you.");
            }

            if (request.RequestContext.Http.Method != "POST")
            {
                return DecisionPage.Ask(signed, review);
            }

            var owner = Owner(signed);
            var result = await decisions.DecideAsync(owner, signed.Review, new DecisionRequest(signed.Choice, Asked: signed.Asked), cancellationToken);
            return result is DecisionResult.Recorded ? DecisionPage.Done(signed) : await DecisionAnswers.OfAsync(result, reviews, owner, signed.Review, cancellationToken);
        });
    }

    /// <summary>Mails go to the owner alone.</summary>
    private static Principal Owner(SignedDecision signed) => new(signed.Brain, "owner by e-mail", ActorKind.Human, Session: null, new HashSet<string>());
}
