using SecondBrain.Core.Access;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadGraph;

/// <summary>GET /notes/{id}/mentions and GET /notes/{id}/similar.</summary>
internal sealed class MissingLinks(GraphReader graph)
{
    public async Task<HttpApiResponse> MentionsAsync(HttpApiRequest request, Principal principal, CancellationToken cancellationToken)
    {
        var (limit, offset) = request.OffsetPage();
        return request.NoteId() is { } note && await graph.MentionsAsync(principal, note, limit, offset, cancellationToken) is { } page
            ? Answers.Json(200, page, ViewJson.Default.PageMentionView)
            : Problems.NoSuchNote(request.Path("id"));
    }

    public async Task<HttpApiResponse> SimilarAsync(HttpApiRequest request, Principal principal, CancellationToken cancellationToken)
    {
        var limit = request.Number("limit", GraphReader.DefaultSimilar, 1, GraphReader.MaxSimilar);
        return request.NoteId() is { } note && await graph.SimilarAsync(principal, note, limit, cancellationToken) is { } page
            ? Answers.Json(200, page, ViewJson.Default.PageSimilarView)
            : Problems.NoSuchNote(request.Path("id"));
    }
}
