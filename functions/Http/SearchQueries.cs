using SecondBrain.Core.Freshness;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Queries;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>The query and the filters that every search takes.</summary>
internal static class SearchQueries
{
    /// <param name="example">A request that would be right.</param>
    public static SearchRequest Search(this HttpApiRequest request, string example)
    {
        if (request.Query("q") is not { } query || string.IsNullOrWhiteSpace(query))
        {
            throw new BadInputException($"Say what to search for: {example}.");
        }

        return query.Length > NoteSearch.MaxQuery
            ? throw new BadInputException($"'q' has {query.Length} characters; at most {NoteSearch.MaxQuery} are searched.")
            : new SearchRequest(
                query,
                Type: request.Query("type"),
                Status: request.Query("status"),
                Tag: request.Query("tag"),
                Visibility: request.Query("visibility"))
            {
                Language = Language(request.Query("lang")),
                Before = Moment(request, "before"),
                After = Moment(request, "after"),
                TrustedOnly = request.Flag("trusted"),
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
