using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Safety;

/// <summary>Flags of notes. Safe for concurrent use; every write is idempotent and has its audit entry.</summary>
public interface INoteFlags
{
    /// <returns>Null when it was written; otherwise the flag that the note has for this reason already.</returns>
    Task<NoteFlag?> AddAsync(Principal by, NoteFlag flag, CancellationToken cancellationToken);

    /// <summary>Strongly consistent.</summary>
    Task<IReadOnlyList<NoteFlag>> OfAsync(BrainId brain, NoteId note, CancellationToken cancellationToken);

    /// <summary>Of all notes, newest first. A flag may be missing for the moment that the index lags behind its write.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    Task<Page<NoteFlag>> ListAsync(BrainId brain, PageRequest page, CancellationToken cancellationToken);

    /// <summary>False when the note has no such flag.</summary>
    Task<bool> RemoveAsync(Principal by, NoteId note, string reason, CancellationToken cancellationToken);
}
