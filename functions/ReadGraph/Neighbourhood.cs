using SecondBrain.Core.Access;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadGraph;

/// <summary>GET /graph.</summary>
internal sealed class Neighbourhood(GraphReader graph)
{
    public async Task<HttpApiResponse> AnswerAsync(HttpApiRequest request, Principal principal, CancellationToken cancellationToken)
    {
        var depth = request.Number("depth", 1, 0, GraphReader.MaxDepth);
        var limit = request.Number("limit", GraphReader.DefaultLimit, 1, GraphReader.MaxLimit);
        var from = request.RequiredNote("from");
        return await graph.NeighbourhoodAsync(principal, from, depth, limit, cancellationToken) is { } view
            ? Answers.Json(200, view, ViewJson.Default.GraphView)
            : Problems.NoSuchNote(from.Value);
    }
}
