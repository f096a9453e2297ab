using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Search;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.SearchNotes;

/// <summary>GET /search.</summary>
internal static class Function
{
    private const int MaxOffset = 1000;

    public static LambdaHandler Create(IServiceProvider services)
    {
        var search = services.GetRequiredService<NoteSearch>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            var asked = Read(request);
            var answer = await search.SearchAsync(principal, asked, cancellationToken);
            if (answer.Answer.Refused is { } refused)
            {
                throw new BadInputException(refused.Advice);
            }

            var end = asked.Offset + answer.Answer.Hits.Count;
            var next = end < Math.Min(answer.Answer.Total, MaxOffset) ? end.ToString(CultureInfo.InvariantCulture) : null;
            var page = new Page<HitView>([.. answer.Answer.Hits.Select(HitView.Of)], next);
            return answer.WordsOnly
                ? Answers.Json(200, page, ViewJson.Default.PageHitView, ("x-search-degraded", "words-only"))
                : Answers.Json(200, page, ViewJson.Default.PageHitView);
        });
    }

    private static SearchRequest Read(HttpApiRequest request) =>
        request.Search("GET /search?q=words or a question") with { Limit = request.Number("limit", 10, 1, 100), Offset = request.Number("cursor", 0, 0, MaxOffset) };
}
