using System.Runtime.CompilerServices;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Erasure;

/// <summary>What the bucket may hold of a note: snapshots of the search index, and files that were staged for an import.</summary>
public sealed class ErasureBlobs(IBlobStore blobs, IErasureStore erasures)
{
    /// <summary>Deletes them: manifests and every version of every model. The next process that searches makes the index from the table, and a compaction that was under way does not switch.</summary>
    public async Task EraseAsync(ErasureJob job, CancellationToken cancellationToken)
    {
        await foreach (var key in blobs.ListAsync(SnapshotPlaces.OfBrain(job.Principal.Brain), cancellationToken))
        {
            await blobs.DeleteAsync(key, cancellationToken);
        }

        await foreach (var key in StagedAsync(job, cancellationToken))
        {
            await blobs.DeleteAsync(key, cancellationToken);
        }
    }

    /// <summary>Files that were staged for an import and have the note's hash in their name.</summary>
    public async IAsyncEnumerable<BlobKey> StagedAsync(ErasureJob job, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var proof = await erasures.FindAsync(job.Principal.Brain, job.Note, cancellationToken);
        await foreach (var key in blobs.ListAsync($"imports/{job.Principal.Brain}/", cancellationToken))
        {
            if (proof is not null && key.Value.EndsWith('/' + proof.Sha256, StringComparison.Ordinal))
            {
                yield return key;
            }
        }
    }
}
