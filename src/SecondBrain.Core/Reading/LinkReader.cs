using SecondBrain.Core.Access;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Views;

namespace SecondBrain.Core.Reading;

/// <summary>Reads a note's links with the titles at both ends, as somebody sees them.</summary>
/// <remarks>
/// A link is seen with both its notes and the note that its evidence is in. One that the text makes to a note that is not seen is what it would be
/// without that note: a name that no note has. So nobody can find out by writing a name whether an unseen note has it.
/// </remarks>
public sealed class LinkReader(INoteStore notes, ILinkStore links)
{
    /// <summary>Links of the note; those that are not resolved follow on the last page. Null when there is no such note.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public async Task<Page<LinkView>?> FromAsync(Principal principal, NoteId id, PageRequest page, CancellationToken cancellationToken)
    {
        if (await SeenAsync(principal, id, cancellationToken) is not { } note)
        {
            return null;
        }

        var source = NoteReference.Of(note);
        var found = await SeenPages.ReadAsync(
            page,
            asked => links.FromAsync(principal.Brain, id, asked, cancellationToken),
            items => ViewsAsync(principal, items, link => link.Target, (link, other) => LinkView.Of(link, source, other), cancellationToken),
            IsStrict(principal));
        return found.Next is null
            ? found with { Items = [.. found.Items, .. await UnresolvedAsync(principal, id, source, cancellationToken)] }
            : found;
    }

    /// <summary>Backlinks of the note. Null when there is no such note.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public async Task<Page<LinkView>?> ToAsync(Principal principal, NoteId id, PageRequest page, CancellationToken cancellationToken)
    {
        if (await SeenAsync(principal, id, cancellationToken) is not { } note)
        {
            return null;
        }

        var target = NoteReference.Of(note);
        return await SeenPages.ReadAsync(
            page,
            asked => links.ToAsync(principal.Brain, id, asked, cancellationToken),
            items => ViewsAsync(principal, items, link => link.Source, (link, other) => LinkView.Of(link, other, target), cancellationToken),
            IsStrict(principal));
    }

    private static bool IsStrict(Principal principal) => principal.Sight is not NoteSight.Everything;

    private async Task<Note?> SeenAsync(Principal principal, NoteId id, CancellationToken cancellationToken) =>
        await notes.FindAsync(principal.Brain, id, cancellationToken) is { } note && note.IsSeenBy(principal.Sight) ? note : null;

    private Task<LinkView?[]> ViewsAsync(
        Principal principal, IReadOnlyList<Link> found, Func<Link, NoteId> otherEnd, Func<Link, NoteReference, LinkView> view, CancellationToken cancellationToken) =>
        Task.WhenAll(found.Select(async link =>
        {
            var other = await notes.FindAsync(principal.Brain, otherEnd(link), cancellationToken);
            return other is { } note && note.IsSeenBy(principal.Sight) && await IsEvidenceSeenAsync(principal, link.EvidenceNote, cancellationToken)
                ? view(link, NoteReference.Of(note))
                : null;
        }));

    private async Task<bool> IsEvidenceSeenAsync(Principal principal, NoteId? evidence, CancellationToken cancellationToken) =>
        evidence is not { } id || !IsStrict(principal) || await SeenAsync(principal, id, cancellationToken) is not null;

    private async Task<IEnumerable<LinkView>> UnresolvedAsync(Principal principal, NoteId id, NoteReference source, CancellationToken cancellationToken)
    {
        var unresolved = await links.UnresolvedFromAsync(principal.Brain, id, cancellationToken);
        if (!IsStrict(principal))
        {
            return unresolved.Select(link => LinkView.Of(link, source));
        }

        var names = unresolved.Concat(await WrittenToUnseenAsync(principal, id, cancellationToken)).ToList();
        var seen = await Task.WhenAll(names.Select(link => IsEvidenceSeenAsync(principal, link.EvidenceNote, cancellationToken)));
        return names
            .Where((_, i) => seen[i])
            .OrderBy(link => link.Type, StringComparer.Ordinal).ThenBy(link => link.Target, StringComparer.Ordinal)
            .Select(link => LinkView.Of(link, source));
    }

    private async Task<List<UnresolvedLink>> WrittenToUnseenAsync(Principal principal, NoteId id, CancellationToken cancellationToken)
    {
        var names = new List<UnresolvedLink>();
        var cursor = default(string);
        do
        {
            var page = await links.FromAsync(principal.Brain, id, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken);
            foreach (var link in page.Items)
            {
                if (link is { Provenance: LinkProvenance.Link, Written: { } name, Evidence: { } evidence } && await SeenAsync(principal, link.Target, cancellationToken) is null)
                {
                    names.Add(new UnresolvedLink(id, name, link.Type, link.Weight, evidence, []) { EvidenceNote = link.EvidenceNote });
                }
            }

            cursor = page.Next;
        }
        while (cursor is not null);

        return names;
    }
}
