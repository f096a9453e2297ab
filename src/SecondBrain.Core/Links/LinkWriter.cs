using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Views;

namespace SecondBrain.Core.Links;

/// <summary>Adds links that a person or an assistant asks for.</summary>
public sealed class LinkWriter(INoteStore notes, ILinkStore links, BrainTypes types, TimeProvider clock)
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

        if (await notes.FindAsync(principal.Brain, source, cancellationToken) is not { } from || !from.IsSeenBy(principal.Sight))
        {
            return new LinkAddition.NoSuchNote(source.Value);
        }

        if (await notes.FindAsync(principal.Brain, target, cancellationToken) is not { } to || !to.IsSeenBy(principal.Sight))
        {
            return new LinkAddition.NoSuchNote(target.Value);
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
