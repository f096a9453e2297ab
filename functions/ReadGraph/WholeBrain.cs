using SecondBrain.Core.Access;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadGraph;

/// <summary>GET /graph/communities, GET /graph/communities/{id} and GET /graph/centrality.</summary>
internal sealed class WholeBrain(GraphReader graph)
{
    public async Task<HttpApiResponse> CommunitiesAsync(HttpApiRequest request, Principal principal, CancellationToken cancellationToken)
    {
        var (limit, offset) = request.OffsetPage();
        return Answers.Json(200, await graph.CommunitiesAsync(principal, limit, offset, cancellationToken), ViewJson.Default.PageGraphCommunityView);
    }

    public async Task<HttpApiResponse> CommunityAsync(HttpApiRequest request, Principal principal, CancellationToken cancellationToken)
    {
        var (limit, offset) = request.OffsetPage();
        return request.NoteId() is { } note && await graph.CommunityAsync(principal, note, limit, offset, cancellationToken) is { } view
            ? Answers.Json(200, view, ViewJson.Default.GraphCommunityMembersView)
            : Problems.NotFound("There is no such note in this brain, or no link ties it to a community. GET /graph/communities lists the communities.");
    }

    public async Task<HttpApiResponse> CentralityAsync(HttpApiRequest request, Principal principal, CancellationToken cancellationToken)
    {
        var (limit, offset) = request.OffsetPage();
        return Answers.Json(200, await graph.CentralityAsync(principal, limit, offset, cancellationToken), ViewJson.Default.PageGraphCentralityView);
    }
}
