namespace SecondBrain.Core.Storage;

/// <summary>Whole blobs by key: a write is seen entirely or not at all, and a read after a write sees it. Safe for concurrent use.</summary>
/// <remarks>Outcomes that a caller can act on are returned; a fault of the storage (no access, disk full, throttled to the end) is the adapter's exception.</remarks>
public interface IBlobStore
{
    /// <returns>Null when there is no such blob.</returns>
    Task<Blob?> ReadAsync(BlobKey key, CancellationToken cancellationToken = default);

    /// <summary>Writes or replaces a blob if <paramref name="condition"/> holds at that moment; of many concurrent writers under one condition exactly one wins.</summary>
    Task<BlobWrite> WriteAsync(BlobKey key, ReadOnlyMemory<byte> bytes, BlobCondition condition, CancellationToken cancellationToken = default);

    /// <summary>The keys that begin with a prefix, in ordinal order; keys that are no <see cref="BlobKey"/> are left out.</summary>
    IAsyncEnumerable<BlobKey> ListAsync(string start, CancellationToken cancellationToken = default);

    /// <summary>Deletes a blob; a blob that is not there is no fault.</summary>
    Task DeleteAsync(BlobKey key, CancellationToken cancellationToken = default);
}
