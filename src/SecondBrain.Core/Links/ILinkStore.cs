using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Links;

/// <summary>Typed links between notes. Safe for concurrent use; every write is idempotent.</summary>
public interface ILinkStore
{
    /// <summary>Strongly consistent.</summary>
    Task<Page<Link>> FromAsync(BrainId brain, NoteId source, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Backlinks. A link may be missing for the moment that the index lags behind its write.</summary>
    Task<Page<Link>> ToAsync(BrainId brain, NoteId target, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Strongly consistent.</summary>
    Task<IReadOnlyList<UnresolvedLink>> UnresolvedFromAsync(BrainId brain, NoteId source, CancellationToken cancellationToken);

    /// <summary>Adds a link by hand with its audit entry and a change of the source note.</summary>
    /// <returns>False, and nothing written, when the link exists already. One that an agent drew becomes the person's who draws it too.</returns>
    /// <exception cref="NoteFrozenException">One of the notes is being merged or erased, or has been merged; nothing written.</exception>
    Task<bool> AddAsync(Principal principal, Link link, CancellationToken cancellationToken);

    /// <summary>Writes links found in a note's text. One that exists already keeps its provenance and time.</summary>
    Task WriteAsync(BrainId brain, IReadOnlyList<Link> links, CancellationToken cancellationToken);

    /// <summary>Removes a link that a note's text made, and announces the change of its source note. One that somebody drew stays.</summary>
    Task RemoveAsync(BrainId brain, Link link, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the links of a note's own text those of its current text, and announces the change of the note. A link that somebody else has made by now
    /// (<see cref="LinkProvenance"/>) is left as it is.
    /// </summary>
    /// <param name="gone">Links that the text does not make any more.</param>
    /// <param name="moved">Links that it makes elsewhere or more or less often.</param>
    /// <param name="forgotten">Remembered links that it does not make any more.</param>
    Task ReviseAsync(BrainId brain, NoteId source, IReadOnlyList<Link> gone, IReadOnlyList<Link> moved, IReadOnlyList<UnresolvedLink> forgotten, CancellationToken cancellationToken);

    /// <summary>Remembers a link whose target does not exist, under each name that would satisfy it.</summary>
    Task RememberAsync(BrainId brain, UnresolvedLink link, CancellationToken cancellationToken);

    /// <summary>Remembered links of all notes that wait for this name. Strongly consistent.</summary>
    Task<IReadOnlyList<UnresolvedLink>> WaitingForAsync(BrainId brain, string normalisedName, CancellationToken cancellationToken);

    /// <summary>Turns a remembered link into a link and announces the change of its source note, together.</summary>
    Task ResolveAsync(BrainId brain, UnresolvedLink remembered, Link link, CancellationToken cancellationToken);
}
