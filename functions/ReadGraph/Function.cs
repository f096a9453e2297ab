using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ReadGraph;

/// <summary>GET /graph and GET /stats.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var graph = services.GetRequiredService<GraphReader>();
        return ApiHandler.Create(Scope.Read, async (request, principal, cancellationToken) =>
        {
            if (request.RouteKey.EndsWith("/stats", StringComparison.Ordinal))
            {
                return Answers.Json(200, await graph.StatsAsync(principal.Brain, cancellationToken), ViewJson.Default.StatsView);
            }

            var depth = request.Number("depth", 1, 0, GraphReader.MaxDepth);
            var limit = request.Number("limit", GraphReader.DefaultLimit, 1, GraphReader.MaxLimit);
            return NoteId.TryParse(request.Query("from")?.ToUpperInvariant(), out var from)
                ? await graph.NeighbourhoodAsync(principal.Brain, from, depth, limit, cancellationToken) is { } view
                    ? Answers.Json(200, view, ViewJson.Default.GraphView)
                    : Problems.NoSuchNote(from.Value)
                : throw new BadInputException("'from' must be a note id, 26 characters.");
        });
    }
}
