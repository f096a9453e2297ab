using SecondBrain.Core.Storage;

namespace SecondBrain.Local.Costs;

/// <summary>Counts what S3 would be asked, and how much it would keep.</summary>
internal sealed class MeteredBlobs(IBlobStore blobs, CostMeter meter, Dictionary<string, long> sizes) : IBlobStore
{
    public Task<Blob?> ReadAsync(BlobKey key, CancellationToken cancellationToken = default)
    {
        meter.Got();
        return blobs.ReadAsync(key, cancellationToken);
    }

    public async Task<BlobWrite> WriteAsync(BlobKey key, ReadOnlyMemory<byte> bytes, BlobCondition condition, CancellationToken cancellationToken = default)
    {
        meter.Put();
        var written = await blobs.WriteAsync(key, bytes, condition, cancellationToken);
        lock (sizes)
        {
            sizes[key.ToString()] = bytes.Length;
        }

        return written;
    }

    public IAsyncEnumerable<BlobKey> ListAsync(string start, CancellationToken cancellationToken = default)
    {
        meter.Put(); // a list costs what a write costs
        return blobs.ListAsync(start, cancellationToken);
    }

    public Task DeleteAsync(BlobKey key, CancellationToken cancellationToken = default)
    {
        lock (sizes)
        {
            sizes.Remove(key.ToString());
        }

        return blobs.DeleteAsync(key, cancellationToken);
    }
}
