using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Editing;

/// <summary>The versions of notes: each is the <see cref="Note"/> as it was, and its text is read with <see cref="INoteStore.ReadTextAsync(Note, CancellationToken)"/>. Safe for concurrent use.</summary>
public interface IVersionStore
{
    /// <summary>A version of a note; null when there is none. Strongly consistent.</summary>
    /// <param name="current">The note as it was read.</param>
    Task<Note?> FindAsync(Note current, int version, CancellationToken cancellationToken);

    /// <summary>Newest first, the current version included. Strongly consistent.</summary>
    /// <param name="current">The note as it was read.</param>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    Task<Page<Note>> ListAsync(Note current, PageRequest page, CancellationToken cancellationToken);

    /// <summary>
    /// Writes note, history, text, names, receipt, audit entry and change together, or nothing.
    /// False when the note is not as it was read (edited, merged, held, withdrawn or gone), or the receipt is there already.
    /// </summary>
    Task<bool> WriteAsync(NewVersion version, CancellationToken cancellationToken);
}
