using SecondBrain.Core.Access;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadGraph;

/// <summary>GET /graph/path.</summary>
internal sealed class BestPath(GraphReader graph)
{
    public async Task<HttpApiResponse> AnswerAsync(HttpApiRequest request, Principal principal, CancellationToken cancellationToken)
    {
        var by = request.Query("by") switch
        {
            null or "fewest" => PathMeasure.Fewest,
            "weight" => PathMeasure.Weight,
            _ => throw new BadInputException("'by' must be 'fewest' (links) or 'weight'."),
        };
        return await graph.PathAsync(principal, request.RequiredNote("from"), request.RequiredNote("to"), by, cancellationToken) switch
        {
            PathReading.NoSuchNote missing => Problems.NoSuchNote(missing.Id.Value),
            PathReading.Read found => Answers.Json(200, found.View, ViewJson.Default.PathView),
            var other => throw new InvalidOperationException($"{other.GetType().Name} has no answer."),
        };
    }
}
