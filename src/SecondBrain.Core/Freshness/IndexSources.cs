using SecondBrain.Core.Changes;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Search;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Freshness;

/// <summary>Where an index is built from.</summary>
/// <param name="Models">Say whose vectors are compared.</param>
public sealed record IndexSources(INoteStore Notes, IChunkStore Chunks, IChangeFeed Changes, IBlobStore Snapshots, ServingModels Models, TimeProvider Clock)
{
    /// <summary>
    /// After how many changed notes a reader asks for a compaction, however large the brain: it bounds what a process that starts reads besides the
    /// snapshot, and a compaction costs less than the searches that wait for those reads. Default 256.
    /// </summary>
    public int ChangesPerSnapshot { get; init; } = 256;

    /// <summary>How the index ranks.</summary>
    public SearchOptions Search { get; init; } = SearchOptions.Default;

    /// <summary>Null: nobody is asked.</summary>
    public CompactionStarter? Compactions { get; init; }

    /// <summary>Told of a compaction that could not be asked for: where, and why.</summary>
    public Action<string, Exception> Fault { get; init; } = (_, _) => { };
}
