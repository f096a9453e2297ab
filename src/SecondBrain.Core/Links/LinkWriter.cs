using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Safety;
using SecondBrain.Core.Views;

namespace SecondBrain.Core.Links;

/// <summary>Adds links that a person or an assistant asks for.</summary>
public sealed class LinkWriter(SeenNotes notes, ILinkStore links, WriteGuard guard, BrainTypes types, TimeProvider clock)
{
    public async Task<LinkAddition> AddAsync(Principal principal, NoteId source, NoteId target, string type, CancellationToken cancellationToken)
    {
        if (!types.LinkTypes.Contains(type))
        {
            return new LinkAddition.UnknownType(type, types.LinkTypes);
        }

        if (source == target)
        {
            return new LinkAddition.ToItself();
        }

        if (await notes.FindAsync(principal, source, cancellationToken) is not { } from)
        {
            return new LinkAddition.NoSuchNote(source.Value);
        }

        if (await notes.FindAsync(principal, target, cancellationToken) is not { } to)
        {
            return new LinkAddition.NoSuchNote(target.Value);
        }

        if (await guard.AllowAsync(principal, tokens: 0, cancellationToken) is WriteVerdict.Limited limited)
        {
            return new LinkAddition.Limited(limited);
        }

        var provenance = principal.Kind is ActorKind.Agent ? LinkProvenance.Agent : LinkProvenance.Human;
        var link = new Link(source, target, type, provenance, Weight: 1, Confidence: 1, Evidence: null, principal.Actor, clock.GetUtcNow());
        var view = LinkView.Of(link, NoteReference.Of(from), NoteReference.Of(to));
        try
        {
            return await links.AddAsync(principal, link, cancellationToken)
                ? new LinkAddition.Added(view)
                : new LinkAddition.AlreadyThere(view);
        }
        catch (NoteFrozenException frozen)
        {
            return new LinkAddition.Frozen(frozen.Id.Value);
        }
    }
}
