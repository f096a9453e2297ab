using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Amazon.S3;
using Amazon.S3.Model;
using SecondBrain.Core.Storage;

namespace SecondBrain.Aws.S3;

/// <summary>Blobs as objects of one bucket, with S3's own conditional writes.</summary>
/// <remarks>The role needs s3:GetObject, s3:PutObject, s3:DeleteObject, and s3:ListBucket: without the last S3 answers 403, not 404, for an object that is not there.</remarks>
/// <param name="prefix">Put before every key; empty, or ends with '/'.</param>
public sealed class S3BlobStore(IAmazonS3 s3, string bucket, string prefix = "") : IBlobStore
{
    public async Task<Blob?> ReadAsync(BlobKey key, CancellationToken cancellationToken = default)
    {
        try
        {
            using var response = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = prefix + key.Value }, cancellationToken);
            using var bytes = new MemoryStream(checked((int)response.ContentLength));
            await response.ResponseStream.CopyToAsync(bytes, cancellationToken);
            return new Blob(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), response.ETag);
        }
        catch (AmazonS3Exception exception) when (IsNoSuchKey(exception))
        {
            return null;
        }
    }

    public async Task<BlobWrite> WriteAsync(BlobKey key, ReadOnlyMemory<byte> bytes, BlobCondition condition, CancellationToken cancellationToken = default)
    {
        using var body = Stream(bytes);
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = prefix + key.Value,
            InputStream = body,
            // of two writers that both found no object, S3 lets the first finish
            IfNoneMatch = condition is BlobCondition.Absent ? "*" : null,
            // of two writers that read the same object, S3 lets the first finish
            IfMatch = condition is BlobCondition.Match(var tag) ? tag : null,
        };
        try
        {
            return new BlobWrite.Written((await s3.PutObjectAsync(request, cancellationToken)).ETag);
        }
        catch (AmazonS3Exception exception) when (condition is not BlobCondition.Always && IsConflict(exception))
        {
            return new BlobWrite.Conflict();
        }
    }

    public async IAsyncEnumerable<BlobKey> ListAsync(string start, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix + start };
        do
        {
            var page = await s3.ListObjectsV2Async(request, cancellationToken);
            foreach (var item in page.S3Objects ?? [])
            {
                if (BlobKey.TryParse(item.Key[prefix.Length..], out var key))
                {
                    yield return key;
                }
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    public Task DeleteAsync(BlobKey key, CancellationToken cancellationToken = default) =>
        s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = prefix + key.Value }, cancellationToken);

    /// <summary>412: the condition does not hold; 409: another writer was at work; 404 on If-Match: the object is gone.</summary>
    private static bool IsConflict(AmazonS3Exception exception) =>
        exception.StatusCode is HttpStatusCode.PreconditionFailed
        || (exception.StatusCode is HttpStatusCode.Conflict && exception.ErrorCode is "ConditionalRequestConflict")
        || IsNoSuchKey(exception);

    private static bool IsNoSuchKey(AmazonS3Exception exception) => exception.ErrorCode is "NoSuchKey";

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
