using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ReadLinks;

/// <summary>GET /notes/{id}/links and GET /notes/{id}/backlinks.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var links = services.GetRequiredService<LinkReader>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            Func<Principal, Core.Notes.NoteId, PageRequest, CancellationToken, Task<Page<LinkView>?>> read =
                request.RouteKey.EndsWith("/backlinks", StringComparison.Ordinal) ? links.ToAsync : links.FromAsync;
            return request.NoteId() is { } id && await read(principal, id, request.Page(), cancellationToken) is { } page
                ? Answers.Json(200, page, ViewJson.Default.PageLinkView)
                : Problems.NoSuchNote(request.Path("id"));
        });
    }
}
