using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.UndoSession;

/// <summary>POST /sessions/{id}/undo: a preview, unless it is told to do it.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var undo = services.GetRequiredService<SessionUndo>();
        return ApiHandler.Create(services, Scope.Write, async (request, principal, cancellationToken) =>
        {
            var session = request.Path("id") ?? "";
            var page = new PageRequest(request.Number("limit", PageRequest.DefaultLimit, 1, SessionUndo.MaxLimit), request.Query("cursor"));
            var result = PreviewQuery.IsPreview(request)
                ? await undo.PreviewAsync(principal, session, page, cancellationToken)
                : await undo.RunAsync(principal, session, page, cancellationToken);
            return result switch
            {
                UndoResult.Reported reported => Answers.Json(200, UndoView.Of(reported.Report, "The same request with ?preview=false"), ViewJson.Default.UndoView),
                UndoResult.NotYours other => Problems.OtherSession(other.Own),
                _ => Problems.NoSuchSession(session),
            };
        });
    }
}
