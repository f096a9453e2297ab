using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Ingestion;

/// <summary>The chunks of notes. Safe for concurrent use; every write is idempotent.</summary>
public interface IChunkStore
{
    /// <summary>Stores the chunks of a version; a chunk that is there keeps its vector.</summary>
    /// <returns>The table keys of all chunks, for the workflow's direct reads.</returns>
    Task<ChunkKeys> WriteAsync(Note note, IReadOnlyList<StoredChunk> chunks, CancellationToken cancellationToken);

    /// <summary>Gives a chunk its vector.</summary>
    /// <param name="sortKey">One of <see cref="ChunkKeys.Sort"/>.</param>
    /// <exception cref="FormatException">Not a chunk's sort key.</exception>
    Task WriteVectorAsync(BrainId brain, NoteId note, string sortKey, QuantizedVector vector, string model, CancellationToken cancellationToken);

    /// <summary>The note as the index holds it; null when it does not exist, or was merged or taken back. Strongly consistent.</summary>
    /// <param name="model">Vectors of other models are left out.</param>
    Task<IndexedNote?> LoadAsync(BrainId brain, NoteId note, string model, CancellationToken cancellationToken);
}
