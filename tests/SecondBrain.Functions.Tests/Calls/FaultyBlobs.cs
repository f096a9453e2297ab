using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using SecondBrain.Core.Storage;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Makes calls of the bucket fail as a <see cref="CallPlan"/> says.</summary>
internal sealed class FaultyBlobs(IBlobStore blobs, CallPlan plan) : IBlobStore
{
    public Task<Blob?> ReadAsync(BlobKey key, CancellationToken cancellationToken = default) =>
        CallAsync("GetObject", () => blobs.ReadAsync(key, cancellationToken), cancellationToken);

    // a conditional write whose answer was lost is refused when the SDK sends it again: its condition no longer holds
    public Task<BlobWrite> WriteAsync(BlobKey key, ReadOnlyMemory<byte> bytes, BlobCondition condition, CancellationToken cancellationToken = default) =>
        CallAsync("PutObject", () => blobs.WriteAsync(key, bytes, condition, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<BlobKey> ListAsync(string start, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var keys = await CallAsync("ListObjectsV2", async () =>
        {
            var found = new List<BlobKey>();
            await foreach (var key in blobs.ListAsync(start, cancellationToken))
            {
                found.Add(key);
            }

            return found;
        }, cancellationToken);
        foreach (var key in keys)
        {
            yield return key;
        }
    }

    public Task DeleteAsync(BlobKey key, CancellationToken cancellationToken = default) => CallAsync("DeleteObject", async () =>
    {
        await blobs.DeleteAsync(key, cancellationToken);
        return true;
    }, cancellationToken);

    private async Task<T> CallAsync<T>(string operation, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        switch (plan.Next(operation))
        {
            case CallFault.Throttled:
                throw new AmazonS3Exception("injected") { ErrorCode = "SlowDown", StatusCode = HttpStatusCode.ServiceUnavailable };
            case CallFault.Failed:
                throw new AmazonS3Exception("injected") { ErrorCode = "InternalError", StatusCode = HttpStatusCode.InternalServerError };
            case CallFault.AnswerLost:
                await call();
                throw new HttpRequestException("injected: the connection broke before the answer came");
            case CallFault.AnswerLostOnce:
                await call();
                return await call();
            case CallFault.TimeUp:
                plan.TimeUp();
                cancellationToken.ThrowIfCancellationRequested();
                throw new InvalidOperationException($"{operation} is not told that time is up");
            default:
                return await call();
        }
    }
}
