using System.Text;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Ingestion;

/// <summary>Fourth step: turns the links of the note's text into typed links, and links of other notes that waited for this one.</summary>
/// <remarks>
/// A name is remembered before it is looked up a second time, and a note's names are stored before it asks who waits for
/// them. So of two notes ingested at the same time at least one sees the other: no link is missed.
/// </remarks>
public sealed class LinkResolution(INoteStore notes, ILinkStore links, ICaptureStore captures, TimeProvider clock)
{
    public const string StepName = "link";

    /// <exception cref="NoteNotFoundException">The brain has no such note.</exception>
    public async Task<ReceiptLinks> RunAsync(BrainId brain, CaptureId capture, NoteId id, int retries, CancellationToken cancellationToken)
    {
        var (note, counts) = await ResolveAsync(brain, id, cancellationToken);
        while ((await notes.FindAsync(brain, id, cancellationToken))?.BodyVersion > note.BodyVersion)
        {
            (note, counts) = await ResolveAsync(brain, id, cancellationToken); // edited meanwhile: its other ingestion may have looked before these links were written
        }

        var now = clock.GetUtcNow();
        var progress = new ReceiptProgress { Links = counts, Linked = now };
        await captures.RecordAsync(brain, capture, new ReceiptStep(StepName, now, retries), progress, cancellationToken);
        return counts;
    }

    private async Task<(Note Note, ReceiptLinks Counts)> ResolveAsync(BrainId brain, NoteId id, CancellationToken cancellationToken)
    {
        var note = await notes.FindAsync(brain, id, cancellationToken) ?? throw new NoteNotFoundException(id);
        var text = await notes.ReadTextAsync(note, cancellationToken) ?? throw new NoteNotFoundException(id);
        var mentions = TextLinks.Of(note, MarkdownNoteParser.Parse(Encoding.UTF8.GetString(text.Content.Span)));
        var resolved = await ResolveOwnAsync(note, note.Id, mentions, cancellationToken);
        if (note.WithdrawnBy is null)
        {
            await ResolveWaitingAsync(note, cancellationToken);
        }

        if (note is { BodyVersion: > 1, Redirect: null })
        {
            await ReviseAsync(note, mentions, resolved, cancellationToken);
        }

        return (note, new ReceiptLinks(mentions.Count, resolved.Count));
    }

    /// <summary>What an earlier text of the note named and this one does not: those links go. Links that it still makes get their place in this text.</summary>
    private async Task ReviseAsync(Note note, IReadOnlyList<UnresolvedLink> mentions, IReadOnlyList<Link> resolved, CancellationToken cancellationToken)
    {
        var own = await OwnLinksAsync(note, cancellationToken);
        var made = Merge(resolved).ToDictionary(link => (link.Target, link.Type));
        if (own.Exists(link => !made.ContainsKey((link.Target, link.Type))))
        {
            // a target may have been merged into another since its name was looked up: what its name means now counts too
            foreach (var link in Merge(await TargetsAsync(note, mentions, cancellationToken)))
            {
                made.TryAdd((link.Target, link.Type), link);
            }
        }

        var gone = own.Where(link => !made.ContainsKey((link.Target, link.Type))).ToList();
        var moved = own
            .Where(link => made.TryGetValue((link.Target, link.Type), out var now) && (now.Evidence, now.EvidenceVersion, now.Weight) != (link.Evidence, link.EvidenceVersion, link.Weight))
            .Select(link => made[(link.Target, link.Type)] with { Actor = link.Actor, CreatedAt = link.CreatedAt })
            .ToList();
        var wanted = mentions.Select(mention => (mention.Target, mention.Type)).ToHashSet();
        var forgotten = (await links.UnresolvedFromAsync(note.Brain, note.Id, cancellationToken))
            .Where(link => link.EvidenceNote is null && !wanted.Contains((link.Target, link.Type)))
            .ToList();
        if (gone.Count + moved.Count + forgotten.Count > 0)
        {
            await links.ReviseAsync(note.Brain, note.Id, gone, moved, forgotten, cancellationToken);
        }
    }

    /// <summary>The links that a note's own text made; not those that a merge brought from another's.</summary>
    private async Task<List<Link>> OwnLinksAsync(Note note, CancellationToken cancellationToken)
    {
        var own = new List<Link>();
        var cursor = default(string);
        do
        {
            var page = await links.FromAsync(note.Brain, note.Id, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken);
            own.AddRange(page.Items.Where(link => link is { Provenance: LinkProvenance.Link, EvidenceNote: null }));
            cursor = page.Next;
        }
        while (cursor is not null);
        return own;
    }

    private async Task<List<Link>> TargetsAsync(Note note, IReadOnlyList<UnresolvedLink> mentions, CancellationToken cancellationToken)
    {
        var found = new List<Link>();
        foreach (var mention in mentions)
        {
            if (await FindTargetAsync(note, mention, cancellationToken) is { } target)
            {
                found.Add(mention.To(target, note.Actor, clock.GetUtcNow()));
            }
        }

        return found;
    }

    /// <summary>Looks the names in a note's text up again, because a name has gone. Nothing when the note is gone itself.</summary>
    /// <param name="words">The note that has the text.</param>
    /// <param name="holder">The note that has its links: another one when a merge took them there.</param>
    public async Task RepeatAsync(BrainId brain, NoteId words, NoteId holder, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(brain, words, cancellationToken) is { } note && await notes.ReadTextAsync(note, cancellationToken) is { } text)
        {
            var mentions = TextLinks.Of(note, MarkdownNoteParser.Parse(Encoding.UTF8.GetString(text.Content.Span)))
                .Select(mention => words == holder ? mention : mention with { Source = holder, EvidenceNote = words })
                .ToList();
            await ResolveOwnAsync(note, holder, mentions, cancellationToken);
        }
    }

    /// <returns>The links to all targets that there are, one for each mention.</returns>
    private async Task<List<Link>> ResolveOwnAsync(Note note, NoteId holder, IReadOnlyList<UnresolvedLink> mentions, CancellationToken cancellationToken)
    {
        if (mentions.Count == 0)
        {
            return [];
        }

        var remembered = (await links.UnresolvedFromAsync(note.Brain, holder, cancellationToken)).ToDictionary(link => (link.Target, link.Type));
        var (found, resolved) = (new List<Link>(), new List<Link>());
        foreach (var mention in mentions)
        {
            var known = remembered.GetValueOrDefault((mention.Target, mention.Type));
            var waiting = known is not null;
            var target = await FindTargetAsync(note, mention, cancellationToken);
            if (target is null && (known is null || (known.Evidence, known.EvidenceVersion, known.Weight) != (mention.Evidence, mention.EvidenceVersion, mention.Weight)))
            {
                await links.RememberAsync(note.Brain, mention, cancellationToken);
                waiting = true;
                target = await FindTargetAsync(note, mention, cancellationToken);
            }

            if (target is not { } to)
            {
                continue;
            }

            var link = mention.To(to, note.Actor, clock.GetUtcNow());
            resolved.Add(link);
            if (waiting)
            {
                await links.ResolveAsync(note.Brain, mention, link, cancellationToken);
            }
            else if (to != holder)
            {
                found.Add(link);
            }
        }

        await links.WriteAsync(note.Brain, Merge(found), cancellationToken);
        return resolved;
    }

    /// <summary>Links of other notes that waited for one of this note's names lead to it.</summary>
    public async Task ResolveWaitingAsync(Note note, CancellationToken cancellationToken)
    {
        foreach (var name in NoteNames.Of(note))
        {
            foreach (var waiting in await links.WaitingForAsync(note.Brain, name, cancellationToken))
            {
                await links.ResolveAsync(note.Brain, waiting, waiting.To(note.Id, note.Actor, clock.GetUtcNow()), cancellationToken);
            }
        }
    }

    /// <summary>Of several notes with one name the oldest, so that a second one never changes what a link means.</summary>
    private async Task<NoteId?> FindTargetAsync(Note note, UnresolvedLink mention, CancellationToken cancellationToken)
    {
        foreach (var name in mention.Names)
        {
            var carriers = await notes.FindByNameAsync(note.Brain, name, cancellationToken);
            if (carriers.Count > 0)
            {
                return carriers.Min();
            }
        }

        return null;
    }

    /// <summary>Two names of one note are one link.</summary>
    private static List<Link> Merge(IReadOnlyList<Link> found) =>
    [
        .. found
            .GroupBy(link => (link.Target, link.Type))
            .Select(group => group.First() with { Weight = group.Sum(link => link.Weight) }),
    ];
}
