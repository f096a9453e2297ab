using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Queries;
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
        return ApiHandler.Create(Scope.Read, async (request, principal, cancellationToken) =>
        {
            var asked = Read(request);
            var answer = await search.SearchAsync(principal.Brain, asked, cancellationToken);
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

    private static SearchRequest Read(HttpApiRequest request)
    {
        if (request.Query("q") is not { } query || string.IsNullOrWhiteSpace(query))
        {
            throw new BadInputException("Say what to search for: GET /search?q=words or a question.");
        }

        return query.Length > NoteSearch.MaxQuery
            ? throw new BadInputException($"'q' has {query.Length} characters; at most {NoteSearch.MaxQuery} are searched.")
            : new SearchRequest(
                query,
                request.Number("limit", 10, 1, 100),
                request.Number("cursor", 0, 0, MaxOffset),
                request.Query("type"),
                request.Query("status"),
                request.Query("tag"),
                request.Query("visibility"))
            {
                Language = Language(request.Query("lang")),
                Before = Moment(request, "before"),
                After = Moment(request, "after"),
            };
    }

    private static string? Language(string? value) => value is null ? null
        : QueryLanguage.Tag(value) ?? throw new BadInputException($"'lang' is '{value}'; write a language tag such as en, es or pt-BR.");

    private static DateTimeOffset? Moment(HttpApiRequest request, string name) => request.Query(name) switch
    {
        null => null,
        var value when QueryDate.TryParse(value, out var moment) => moment,
        var value => throw new BadInputException($"'{name}' is '{value}'; write a day, a month or a year: 2026-01-31, 2026-01 or 2026."),
    };
}
