using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadPublic;

/// <summary>GET /public/{brain}/notes, one of them, and its links.</summary>
internal sealed class PublicNotes(IServiceProvider services)
{
    private readonly NoteList _list = services.GetRequiredService<NoteList>();
    private readonly SeenNotes _seen = services.GetRequiredService<SeenNotes>();
    private readonly INoteStore _notes = services.GetRequiredService<INoteStore>();
    private readonly LinkReader _links = services.GetRequiredService<LinkReader>();

    public async Task<HttpApiResponse> ListAsync(HttpApiRequest request, Principal visitor, CancellationToken cancellationToken)
    {
        var page = await _list.ListAsync(visitor, request.Page(), cancellationToken);
        return Answers.Json(200, new Page<PublicNoteView>([.. page.Items.Select(note => PublicNoteView.Of(note))], page.Next), ViewJson.Default.PagePublicNoteView);
    }

    public async Task<HttpApiResponse> ReadAsync(HttpApiRequest request, Principal visitor, CancellationToken cancellationToken)
    {
        if (request.NoteId() is not { } id
            || await _seen.FindAsync(visitor, id, cancellationToken) is not { Redirect: null } note
            || await _notes.ReadTextAsync(note, cancellationToken) is not { } text)
        {
            return NoSuchNote(request);
        }

        return Answers.Json(200, PublicNoteView.Of(note, Encoding.UTF8.GetString(text.Content.Span)), ViewJson.Default.PublicNoteView);
    }

    public async Task<HttpApiResponse> LinksAsync(HttpApiRequest request, Principal visitor, CancellationToken cancellationToken) =>
        request.NoteId() is { } id && await _links.FromAsync(visitor, id, request.Page(), cancellationToken) is { } page
            ? Answers.Json(200, page, ViewJson.Default.PageLinkView)
            : NoSuchNote(request);

    private static HttpApiResponse NoSuchNote(HttpApiRequest request) =>
        Problems.NotFound($"There is no public note of this id. GET /public/{request.Path("brain")}/notes lists those that are.");
}
