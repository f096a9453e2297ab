using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Enrichment;

/// <summary>What models made of notes. Safe for concurrent use; every write is idempotent.</summary>
public interface IGeneratedStore
{
    /// <summary>Strongly consistent; by kind.</summary>
    Task<IReadOnlyList<GeneratedItem>> FindAsync(BrainId brain, NoteId note, CancellationToken cancellationToken);

    /// <summary>Writes the items together; one of the same kind is replaced, and what was made of an earlier text goes. Nothing when the note is gone.</summary>
    Task WriteAsync(BrainId brain, NoteId note, IReadOnlyList<GeneratedItem> items, CancellationToken cancellationToken);
}
