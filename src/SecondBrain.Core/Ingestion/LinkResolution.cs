using System.Text;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

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
        var note = await notes.FindAsync(brain, id, cancellationToken) ?? throw new NoteNotFoundException(id);
        var original = await notes.ReadOriginalAsync(brain, id, cancellationToken) ?? throw new NoteNotFoundException(id);
        var mentions = TextLinks.Of(note, MarkdownNoteParser.Parse(Encoding.UTF8.GetString(original.Content.Span)));
        var resolved = await ResolveOwnAsync(note, note.Id, mentions, cancellationToken);
        if (note.WithdrawnBy is null)
        {
            await ResolveWaitingAsync(note, cancellationToken);
        }

        var now = clock.GetUtcNow();
        var counts = new ReceiptLinks(mentions.Count, resolved);
        var progress = new ReceiptProgress { Links = counts, Linked = now };
        await captures.RecordAsync(brain, capture, new ReceiptStep(StepName, now, retries), progress, cancellationToken);
        return counts;
    }

    /// <summary>Looks the names in a note's text up again, because a name has gone. Nothing when the note is gone itself.</summary>
    /// <param name="words">The note that has the text.</param>
    /// <param name="holder">The note that has its links: another one when a merge took them there.</param>
    public async Task RepeatAsync(BrainId brain, NoteId words, NoteId holder, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(brain, words, cancellationToken) is { } note && await notes.ReadOriginalAsync(brain, words, cancellationToken) is { } original)
        {
            var mentions = TextLinks.Of(note, MarkdownNoteParser.Parse(Encoding.UTF8.GetString(original.Content.Span)))
                .Select(mention => words == holder ? mention : mention with { Source = holder, EvidenceNote = words })
                .ToList();
            await ResolveOwnAsync(note, holder, mentions, cancellationToken);
        }
    }

    private async Task<int> ResolveOwnAsync(Note note, NoteId holder, IReadOnlyList<UnresolvedLink> mentions, CancellationToken cancellationToken)
    {
        if (mentions.Count == 0)
        {
            return 0;
        }

        var remembered = (await links.UnresolvedFromAsync(note.Brain, holder, cancellationToken))
            .Select(link => (link.Target, link.Type)).ToHashSet();
        var found = new List<Link>();
        var resolved = 0;
        foreach (var mention in mentions)
        {
            var waiting = remembered.Contains((mention.Target, mention.Type));
            var target = await FindTargetAsync(note, mention, cancellationToken);
            if (target is null && !waiting)
            {
                await links.RememberAsync(note.Brain, mention, cancellationToken);
                waiting = true;
                target = await FindTargetAsync(note, mention, cancellationToken);
            }

            if (target is not { } to)
            {
                continue;
            }

            resolved++;
            if (waiting)
            {
                await links.ResolveAsync(note.Brain, mention, mention.To(to, note.Actor, clock.GetUtcNow()), cancellationToken);
            }
            else if (to != holder)
            {
                found.Add(mention.To(to, note.Actor, clock.GetUtcNow()));
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
    private static List<Link> Merge(List<Link> found) =>
    [
        .. found
            .GroupBy(link => (link.Target, link.Type))
            .Select(group => group.First() with { Weight = group.Sum(link => link.Weight) }),
    ];
}
