using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadVersions;

/// <summary>GET /notes/{id}/versions, /notes/{id}/versions/{version} and /notes/{id}/diff.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var seen = services.GetRequiredService<SeenNotes>();
        var versions = services.GetRequiredService<SeenVersions>();
        var notes = services.GetRequiredService<INoteStore>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            if (request.NoteId() is not { } id || await seen.FindAsync(principal, id, cancellationToken) is not { } note)
            {
                return Problems.NoSuchNote(request.Path("id"));
            }

            if (request.RouteKey.EndsWith("/versions", StringComparison.Ordinal))
            {
                var page = await versions.ListAsync(principal, note, request.Page(), cancellationToken);
                return Answers.Json(200, new Page<VersionView>([.. page.Items.Select(VersionView.Of)], page.Next), ViewJson.Default.PageVersionView);
            }

            if (request.RouteKey.EndsWith("/diff", StringComparison.Ordinal))
            {
                var to = request.Number("to", note.Version, 1, int.MaxValue);
                var from = request.Number("from", Math.Max(1, to - 1), 1, int.MaxValue);
                return await versions.DiffAsync(principal, note, from, to, cancellationToken) is { } diff
                    ? Answers.Json(200, new DiffView(id.Value, from, to, diff), ViewJson.Default.DiffView)
                    : NoSuchVersion(string.Create(CultureInfo.InvariantCulture, $"{from} or {to}"), note);
            }

            return int.TryParse(request.Path("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && await versions.FindAsync(principal, note, number, cancellationToken) is { } version
                && await notes.ReadTextAsync(version, cancellationToken) is { } text
                    ? Answers.Json(200, NoteView.Of(version, Encoding.UTF8.GetString(text.Content.Span)), ViewJson.Default.NoteView)
                    : NoSuchVersion(request.Path("version") is { Length: <= 20 } asked ? asked : "", note);
        });
    }

    private static HttpApiResponse NoSuchVersion(string version, Note note) =>
        Problems.NotFound($"The note {note.Id} has no version '{version}' that you can see. GET /notes/{note.Id}/versions lists them.");
}
