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
        var erasures = services.GetRequiredService<IErasureStore>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            if (request.NoteId() is not { } id)
            {
                return Problems.NoSuchNote(request.Path("id"));
            }

            if (await seen.FindAsync(principal, id, cancellationToken) is not { } note
                || await TextAsync(request, principal, note, cancellationToken) is not { } text)
            {
                return await GoneAsync(principal, id, cancellationToken) ?? Problems.NoSuchNote(request.Path("id"));
            }

            if (IsOriginal(request))
            {
                return OriginalOf(text);
            }

            if (note.Redirect is { } target)
            {
                if (await seen.FindAsync(principal, target, cancellationToken) is null)
                {
                    return Problems.NoSuchNote(request.Path("id"));
                }

                return Problems.Of(308, "merged", "Permanent Redirect", $"This note was merged into /notes/{target}. Its own words are at /notes/{id}/original.", ("location", $"/notes/{target}"));
            }

            var made = GeneratedView.Of(note, await generated.FindAsync(principal.Brain, id, cancellationToken), principal.Sight);
            var reports = await flags.OfAsync(principal.Brain, id, cancellationToken);
            var view = NoteView.Of(note, Encoding.UTF8.GetString(text.Content.Span), made) with { Reports = [.. reports.Select(FlagView.Of)] };
            return Answers.Json(200, view, ViewJson.Default.NoteView, ("etag", $"\"{note.Version}\""));
        });

        Task<Original?> TextAsync(HttpApiRequest request, Principal principal, Note note, CancellationToken cancellationToken) =>
            IsOriginal(request) ? versions.ReadOriginalAsync(principal, note, cancellationToken) : notes.ReadTextAsync(note, cancellationToken);

        // what became of a note is told to those who would see it; of one that is erased nobody else knows what it was
        async Task<HttpApiResponse?> GoneAsync(Principal principal, NoteId id, CancellationToken cancellationToken) =>
            await notes.FindAsync(principal.Brain, id, cancellationToken) is { WithdrawnBy: not null } withdrawn && principal.Sight.Sees(withdrawn.Visibility)
                ? Problems.Withdrawn(id.Value)
                : principal.Sight is NoteSight.Everything && await erasures.FindAsync(principal.Brain, id, cancellationToken) is not null
                    ? Problems.Erased(id.Value)
                    : null;
    }

    private static bool IsOriginal(HttpApiRequest request) => request.RouteKey.EndsWith("/original", StringComparison.Ordinal);

    /// <summary>The bytes are a stranger's: a browser must neither guess their type nor run them.</summary>
    private static HttpApiResponse OriginalOf(Original original) => Answers.Bytes(
        $"{original.ContentType}; charset=utf-8",
        original.Content,
        ("etag", $"\"{original.Sha256}\""),
        ("repr-digest", $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(original.Sha256))}:"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox"));
}
