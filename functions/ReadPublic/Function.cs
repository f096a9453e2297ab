using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadPublic;

/// <summary>GET /public/{brain}/...: what anybody may read. A brain that does not exist answers like one without public notes.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var notes = new PublicNotes(services);
        var search = new PublicSearch(services);
        var routes = new Dictionary<string, Func<HttpApiRequest, Principal, CancellationToken, Task<HttpApiResponse>>>(StringComparer.Ordinal)
        {
            ["GET /public/{brain}/notes"] = notes.ListAsync,
            ["GET /public/{brain}/notes/{id}"] = notes.ReadAsync,
            ["GET /public/{brain}/notes/{id}/links"] = notes.LinksAsync,
            ["GET /public/{brain}/search"] = search.AnswerAsync,
        };
        return ApiHandler.CreateOpen(async (request, cancellationToken) => BrainId.TryParse(request.Path("brain"), out var brain)
            ? Cached(await routes[request.RouteKey](request, Principal.Visitor(brain), cancellationToken))
            : throw new BadInputException("That is not the name of a brain."));
    }

    /// <summary>For as long as a note that was made private may still be shown by a cache.</summary>
    private static HttpApiResponse Cached(HttpApiResponse response) => response.StatusCode == 200
        ? response with { Headers = new Dictionary<string, string>(response.Headers!, StringComparer.OrdinalIgnoreCase) { ["cache-control"] = "public, max-age=60" } }
        : response;
}
