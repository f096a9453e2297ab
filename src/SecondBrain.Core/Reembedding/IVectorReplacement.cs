using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Reembedding;

/// <summary>The second vector that a chunk has while its brain changes the model. Safe for concurrent use; every write is idempotent.</summary>
public interface IVectorReplacement
{
    /// <summary>Sort keys of the note's chunks that have a vector, and none of this model. Strongly consistent.</summary>
    /// <remarks>A chunk without any vector is not among them: its ingestion is under way or has failed, and will embed it.</remarks>
    Task<IReadOnlyList<string>> MissingAsync(BrainId brain, NoteId note, string model, CancellationToken cancellationToken);

    /// <summary>Stores a vector beside the one that serves; a chunk that has one of this model keeps it.</summary>
    /// <param name="announce">Whether the search index is to hear of it: only when this model serves already.</param>
    /// <exception cref="FormatException">Not a chunk's sort key.</exception>
    Task StoreAsync(BrainId brain, NoteId note, string sortKey, QuantizedVector vector, string model, bool announce, CancellationToken cancellationToken);

    /// <summary>Makes this model's vectors the only ones of the note's chunks. A chunk that has none of it keeps what it has.</summary>
    Task DropOthersAsync(BrainId brain, NoteId note, string model, CancellationToken cancellationToken);
}
