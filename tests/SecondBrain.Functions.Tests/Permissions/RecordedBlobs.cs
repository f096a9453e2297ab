using System.Runtime.CompilerServices;
using SecondBrain.Core.Storage;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Notes what S3BlobStore would call.</summary>
internal sealed class RecordedBlobs(IBlobStore blobs, CallRecorder recorder) : IBlobStore
{
    private const string Bucket = "arn:aws:s3:::brainbucket";

    public async Task<Blob?> ReadAsync(BlobKey key, CancellationToken cancellationToken = default)
    {
        var blob = await blobs.ReadAsync(key, cancellationToken);
        recorder.Note("s3:GetObject", $"{Bucket}/{key.Value}");
        if (blob is null)
        {
            recorder.Note("s3:ListBucket", Bucket); // without it S3 answers 403, not 404
        }

        return blob;
    }

    public async Task<BlobWrite> WriteAsync(BlobKey key, ReadOnlyMemory<byte> bytes, BlobCondition condition, CancellationToken cancellationToken = default)
    {
        recorder.Note("s3:PutObject", $"{Bucket}/{key.Value}");
        return await blobs.WriteAsync(key, bytes, condition, cancellationToken);
    }

    public async IAsyncEnumerable<BlobKey> ListAsync(string start, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        recorder.Note("s3:ListBucket", Bucket);
        await foreach (var key in blobs.ListAsync(start, cancellationToken))
        {
            yield return key;
        }
    }

    public Task DeleteAsync(BlobKey key, CancellationToken cancellationToken = default)
    {
        recorder.Note("s3:DeleteObject", $"{Bucket}/{key.Value}");
        return blobs.DeleteAsync(key, cancellationToken);
    }
}
