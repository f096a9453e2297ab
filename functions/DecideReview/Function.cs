using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reviews;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.DecideReview;

/// <summary>POST /reviews/{id}/decision.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var decisions = services.GetRequiredService<ReviewDecisions>();
        var reviews = services.GetRequiredService<ReviewReader>();
        return ApiHandler.Create(services, Scope.Review, async (request, principal, cancellationToken) =>
        {
            if (!ReviewId.TryParse(request.Path("id")?.ToUpperInvariant(), out var id))
            {
                return Problems.NoSuchReview(request.Path("id"));
            }

            var result = await decisions.DecideAsync(principal, id, Read(request), cancellationToken);
            return await DecisionAnswers.OfAsync(result, reviews, principal, id, cancellationToken);
        });
    }

    private static DecisionRequest Read(HttpApiRequest request)
    {
        try
        {
            return JsonSerializer.Deserialize(request.BodyBytes(), HttpJson.Default.DecisionBody) is { Decision: { } choice } body
                && (body.Target is null || NoteId.TryParse(body.Target.ToUpperInvariant(), out _))
                ? new DecisionRequest(choice, body.Type, body.Target is { } target ? NoteId.Parse(target.ToUpperInvariant()) : null, body.Until, Trust: body.Trust is true)
                : throw new BadInputException("'decision' is missing, or 'target' is not a note id.");
        }
        catch (JsonException error)
        {
            throw new BadInputException("The body is not a decision in JSON. Send {\"decision\": \"approve\"}, \"reject\", \"edit\" with 'type' or 'target', or \"snooze\" with 'until'.", error);
        }
    }
}
