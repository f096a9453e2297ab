using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Reading;

/// <summary>Notes as somebody sees them: one that they may not see is not there. Every door that takes a note's id asks here.</summary>
public sealed class SeenNotes(INoteStore notes)
{
    /// <summary>Strongly consistent; null when this brain has no such note for this principal.</summary>
    public async Task<Note?> FindAsync(Principal principal, NoteId id, CancellationToken cancellationToken) =>
        await notes.FindAsync(principal.Brain, id, cancellationToken) is { } note && note.IsSeenBy(principal.Sight) ? note : null;
}
