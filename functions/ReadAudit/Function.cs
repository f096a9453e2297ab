using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadAudit;

/// <summary>GET /notes/{id}/history, GET /sessions and GET /sessions/{id}.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var audit = services.GetRequiredService<AuditReader>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            if (request.Path("id") is not { } id)
            {
                var sessions = await audit.SessionsAsync(principal, request.Page(), cancellationToken);
                return Answers.Json(200, new Page<SessionView>([.. sessions.Items.Select(SessionView.Of)], sessions.Next), ViewJson.Default.PageSessionView);
            }

            if (!request.RouteKey.EndsWith("/history", StringComparison.Ordinal))
            {
                return Answer(await audit.OfSessionAsync(principal, id, request.Page(), cancellationToken), () => Problems.NoSuchSession(id));
            }

            return request.NoteId() is { } note
                ? Answer(await audit.OfNoteAsync(principal, note, request.Page(), cancellationToken), () => Problems.NoSuchNote(id))
                : Problems.NoSuchNote(id);
        });
    }

    private static HttpApiResponse Answer(Page<AuditEntry>? page, Func<HttpApiResponse> missing) => page is null
        ? missing()
        : Answers.Json(200, new Page<AuditEntryView>([.. page.Items.Select(AuditEntryView.Of)], page.Next), ViewJson.Default.PageAuditEntryView);
}
