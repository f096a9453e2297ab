using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Context;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.BuildContext;

/// <summary>GET /context.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var notes = services.GetRequiredService<NoteContext>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            var budget = request.Number("budget", ContextRequest.DefaultBudget, ContextRequest.MinimumBudget, ContextRequest.MaximumBudget);
            var asked = new ContextRequest(request.Search("GET /context?q=words or a question"), budget);
            var answer = await notes.BuildAsync(principal, asked, cancellationToken);
            if (answer.Context.Refused is { } refused)
            {
                throw new BadInputException(refused.Advice);
            }

            return answer.WordsOnly
                ? Answers.Json(200, ContextView.Of(answer), ViewJson.Default.ContextView, ("x-search-degraded", "words-only"))
                : Answers.Json(200, ContextView.Of(answer), ViewJson.Default.ContextView);
        });
    }
}
