using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadPublic;

/// <summary>GET /public/{brain}/search: by words alone, so that nobody can make the owner pay for a model.</summary>
internal sealed class PublicSearch(IServiceProvider services)
{
    private const int MaxOffset = 200;

    private readonly NoteSearch _search = services.GetRequiredService<NoteSearch>();

    public async Task<HttpApiResponse> AnswerAsync(HttpApiRequest request, Principal visitor, CancellationToken cancellationToken)
    {
        var asked = request.Search("GET /public/{brain}/search?q=words") with { Limit = request.Number("limit", 10, 1, 50), Offset = request.Number("cursor", 0, 0, MaxOffset) };
        var found = (await _search.SearchAsync(visitor, asked, cancellationToken)).Answer;
        if (found.Refused is { } refused)
        {
            throw new BadInputException(refused.Advice);
        }

        var end = asked.Offset + found.Hits.Count;
        var next = found.Hits.Count > 0 && end < Math.Min(found.Total, MaxOffset) ? end.ToString(CultureInfo.InvariantCulture) : null;
        return Answers.Json(200, new Page<HitView>([.. found.Hits.Select(HitView.Of)], next), ViewJson.Default.PageHitView);
    }
}
