using SecondBrain.Core.Identity;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Notes;

/// <summary>Reads notes. Safe for concurrent use.</summary>
public interface INoteStore
{
    /// <summary>Strongly consistent; null when this brain has no such note.</summary>
    Task<Note?> FindAsync(BrainId brain, NoteId id, CancellationToken cancellationToken);

    /// <summary>The bytes as they were captured, whatever has been edited since; of a clipped note the page as it came, which is not its text. Strongly consistent; null when this brain has no such note.</summary>
    /// <exception cref="InvalidDataException">The stored bytes do not have their hash.</exception>
    Task<Original?> ReadOriginalAsync(BrainId brain, NoteId id, CancellationToken cancellationToken);

    /// <summary>The text of this version of a note (<see cref="Note.BodyVersion"/>), which never changes. Strongly consistent; null when the note is gone.</summary>
    /// <exception cref="InvalidDataException">The stored bytes do not have their hash.</exception>
    Task<Original?> ReadTextAsync(Note note, CancellationToken cancellationToken);

    /// <summary>The current text of a note. Strongly consistent; null when this brain has no such note.</summary>
    /// <exception cref="InvalidDataException">The stored bytes do not have their hash.</exception>
    async Task<Original?> ReadTextAsync(BrainId brain, NoteId id, CancellationToken cancellationToken) =>
        await FindAsync(brain, id, cancellationToken) is { } note ? await ReadTextAsync(note, cancellationToken) : null;

    /// <summary>Newest first. A note may be missing for the moment that the index lags behind its capture.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    Task<Page<Note>> ListAsync(BrainId brain, PageRequest page, CancellationToken cancellationToken);

    /// <summary>The notes that carry this name (title, alias or file name), by <see cref="Markdown.LinkName.Normalise"/>. Strongly consistent.</summary>
    Task<IReadOnlyList<NoteId>> FindByNameAsync(BrainId brain, string normalisedName, CancellationToken cancellationToken);
}
