using SecondBrain.Core.Changes;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Freshness;

/// <summary>Where an index is built from.</summary>
/// <param name="Models">Say whose vectors are compared.</param>
public sealed record IndexSources(INoteStore Notes, IChunkStore Chunks, IChangeFeed Changes, IBlobStore Snapshots, ServingModels Models, TimeProvider Clock)
{
    /// <summary>After how many changed notes a snapshot is written. Default 256.</summary>
    public int ChangesPerSnapshot { get; init; } = 256;
}
