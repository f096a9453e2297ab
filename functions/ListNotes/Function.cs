using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ListNotes;

/// <summary>GET /notes.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var notes = services.GetRequiredService<NoteList>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            var page = await notes.ListAsync(principal, request.Page(), cancellationToken);
            return Answers.Json(200, new Page<NoteView>([.. page.Items.Select(note => NoteView.Of(note))], page.Next), ViewJson.Default.PageNoteView);
        });
    }
}
