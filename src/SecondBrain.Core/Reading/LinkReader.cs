using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Views;

namespace SecondBrain.Core.Reading;

/// <summary>Reads a note's links with the titles at both ends.</summary>
public sealed class LinkReader(INoteStore notes, ILinkStore links)
{
    /// <summary>Links of the note; those that are not resolved follow on the last page. Null when there is no such note.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public async Task<Page<LinkView>?> FromAsync(BrainId brain, NoteId id, PageRequest page, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(brain, id, cancellationToken) is not { } note)
        {
            return null;
        }

        var found = await links.FromAsync(brain, id, page, cancellationToken);
        var source = NoteReference.Of(note);
        var views = (await WithTitlesAsync(brain, found.Items, link => link.Target, cancellationToken))
            .Select(pair => LinkView.Of(pair.Link, source, pair.Other)).ToList();
        if (found.Next is null)
        {
            views.AddRange((await links.UnresolvedFromAsync(brain, id, cancellationToken)).Select(link => LinkView.Of(link, source)));
        }

        return new Page<LinkView>(views, found.Next);
    }

    /// <summary>Backlinks of the note. Null when there is no such note.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public async Task<Page<LinkView>?> ToAsync(BrainId brain, NoteId id, PageRequest page, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(brain, id, cancellationToken) is not { } note)
        {
            return null;
        }

        var found = await links.ToAsync(brain, id, page, cancellationToken);
        var target = NoteReference.Of(note);
        var views = (await WithTitlesAsync(brain, found.Items, link => link.Source, cancellationToken))
            .Select(pair => LinkView.Of(pair.Link, pair.Other, target)).ToList();
        return new Page<LinkView>(views, found.Next);
    }

    private Task<(Link Link, NoteReference Other)[]> WithTitlesAsync(
        BrainId brain, IReadOnlyList<Link> found, Func<Link, NoteId> other, CancellationToken cancellationToken) =>
        Task.WhenAll(found.Select(async link =>
        {
            var id = other(link);
            var note = await notes.FindAsync(brain, id, cancellationToken);
            return (link, note is null ? new NoteReference(id.Value, "") : NoteReference.Of(note));
        }));
}
