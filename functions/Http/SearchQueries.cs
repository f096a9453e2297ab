using SecondBrain.Core.Freshness;
using SecondBrain.Core.Search;
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
                Visibility: request.Query("visibility"));
    }
}
