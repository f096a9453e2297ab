using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Erasure;

/// <summary>Erases a note from the table. Safe for concurrent use, and each step can run any number of times.</summary>
public interface IErasureStore
{
    /// <summary>Freezes the note, makes its receipt a stub that says "erased", and begins the proof with what there is.</summary>
    /// <param name="expired">An ingestion that was claimed before this moment cannot be running any more.</param>
    /// <exception cref="NoteNotFoundException">There is no such note, and none was erased.</exception>
    Task<ErasureClaim> ClaimAsync(ErasureJob job, DateTimeOffset expired, CancellationToken cancellationToken);

    /// <summary>Erases a bounded part of one note: names, links to it, then everything under its own key. True when nothing is left there.</summary>
    Task<bool> EraseAsync(ErasureJob job, NoteId note, CancellationToken cancellationToken);

    /// <summary>Reads one segment of the whole table for items of this brain that still mention the note.</summary>
    /// <param name="erase">Take out what mentions it; else only count.</param>
    /// <returns>How many were found.</returns>
    Task<int> SweepAsync(ErasureJob job, int segment, int segments, bool erase, CancellationToken cancellationToken);

    /// <summary>Completes the proof; one that is complete stays as it is.</summary>
    Task ProveAsync(ErasureJob job, IReadOnlyList<string> checks, CancellationToken cancellationToken);

    /// <summary>Strongly consistent; null when no erasure of this note was begun.</summary>
    Task<ErasureProof?> FindAsync(BrainId brain, NoteId note, CancellationToken cancellationToken);
}
