using SecondBrain.Core.Storage;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>The bucket, whose deletes a <see cref="TimeUp"/> counts.</summary>
internal sealed class TimeUpBlobs(IBlobStore blobs, TimeUp time) : IBlobStore
{
    public Task<Blob?> ReadAsync(BlobKey key, CancellationToken cancellationToken = default) => blobs.ReadAsync(key, cancellationToken);

    public Task<BlobWrite> WriteAsync(BlobKey key, ReadOnlyMemory<byte> bytes, BlobCondition condition, CancellationToken cancellationToken = default) =>
        blobs.WriteAsync(key, bytes, condition, cancellationToken);

    public IAsyncEnumerable<BlobKey> ListAsync(string start, CancellationToken cancellationToken = default) => blobs.ListAsync(start, cancellationToken);

    public Task DeleteAsync(BlobKey key, CancellationToken cancellationToken = default)
    {
        time.Write();
        cancellationToken.ThrowIfCancellationRequested();
        return blobs.DeleteAsync(key, cancellationToken);
    }
}
