using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadGraph;

/// <summary>Everything that is read from the graph: GET /graph and what is below it, /notes/{id}/mentions, /notes/{id}/similar and /stats. One function, so that all share one index in memory.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var graph = services.GetRequiredService<GraphReader>();
        var routes = new Dictionary<string, Func<HttpApiRequest, Principal, CancellationToken, Task<HttpApiResponse>>>(StringComparer.Ordinal)
        {
            ["GET /graph"] = new Neighbourhood(graph).AnswerAsync,
            ["GET /graph/path"] = new BestPath(graph).AnswerAsync,
            ["GET /graph/communities"] = new WholeBrain(graph).CommunitiesAsync,
            ["GET /graph/communities/{id}"] = new WholeBrain(graph).CommunityAsync,
            ["GET /graph/centrality"] = new WholeBrain(graph).CentralityAsync,
            ["GET /notes/{id}/mentions"] = new MissingLinks(graph).MentionsAsync,
            ["GET /notes/{id}/similar"] = new MissingLinks(graph).SimilarAsync,
            ["GET /stats"] = async (_, principal, cancellationToken) => Answers.Json(200, await graph.StatsAsync(principal, cancellationToken), ViewJson.Default.StatsView),
        };
        return ApiHandler.Create(services, Scope.Read, (request, principal, cancellationToken) => routes[request.RouteKey](request, principal, cancellationToken));
    }
}
