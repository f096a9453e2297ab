using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Erasure;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Safety;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadNote;

/// <summary>GET /notes/{id} and GET /notes/{id}/original.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var notes = services.GetRequiredService<INoteStore>();
        var seen = services.GetRequiredService<SeenNotes>();
        var versions = services.GetRequiredService<SeenVersions>();
        var generated = services.GetRequiredService<IGeneratedStore>();
        var flags = services.GetRequiredService<INoteFlags>();
        var gone = new GoneNotes(notes, services.GetRequiredService<IErasureStore>());
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            if (request.NoteId() is not { } id)
            {
                return Problems.NoSuchNote(request.Path("id"));
            }

            if (await seen.FindAsync(principal, id, cancellationToken) is not { } note
                || await TextAsync(request, principal, note, cancellationToken) is not { } text)
            {
                return await gone.AnswerAsync(principal, id, cancellationToken) ?? Problems.NoSuchNote(request.Path("id"));
            }

            if (OriginalAnswer.IsAsked(request))
            {
                return OriginalAnswer.Of(text);
            }

            if (note.Redirect is { } target)
            {
                return await seen.FindAsync(principal, target, cancellationToken) is null ? Problems.NoSuchNote(id.Value) : Problems.Merged(id.Value, target.Value);
            }

            var made = GeneratedView.Of(note, await generated.FindAsync(principal.Brain, id, cancellationToken), principal.Sight);
            var reports = await flags.OfAsync(principal.Brain, id, cancellationToken);
            var view = NoteView.Of(note, Encoding.UTF8.GetString(text.Content.Span), made) with { Reports = [.. reports.Select(FlagView.Of)] };
            return Answers.Json(200, view, ViewJson.Default.NoteView, ("etag", $"\"{note.Version}\""));
        });

        Task<Original?> TextAsync(HttpApiRequest request, Principal principal, Note note, CancellationToken cancellationToken) =>
            OriginalAnswer.IsAsked(request) ? versions.ReadOriginalAsync(principal, note, cancellationToken) : notes.ReadTextAsync(note, cancellationToken);
    }
}
