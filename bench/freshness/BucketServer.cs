using System.Net;
using System.Text;
using SecondBrain.Core.Storage;
using SecondBrain.Testing.Brains;

namespace SecondBrain.Bench.Freshness;

/// <summary>Reads of a bucket by S3's API, path style; counted.</summary>
internal sealed class BucketServer(MemoryBlobs blobs) : LoopbackServer
{
    public const string Bucket = "bench-bucket";

    private int _requests;
    private long _bytes;

    public int Requests => _requests;

    public long Bytes => _bytes;

    public void Reset() => (_requests, _bytes) = (0, 0);

    protected override async Task AnswerAsync(HttpListenerContext context)
    {
        var key = BlobKey.Parse(context.Request.Url!.AbsolutePath[(Bucket.Length + 2)..]);
        var blob = await blobs.ReadAsync(key);
        var bytes = blob?.Bytes ?? Encoding.UTF8.GetBytes("<Error><Code>NoSuchKey</Code></Error>");
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytes, blob?.Bytes.Length ?? 0);
        context.Response.StatusCode = blob is null ? 404 : 200;
        context.Response.Headers["ETag"] = $"\"{blob?.ETag}-1\""; // as of an upload in parts: no MD5
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
    }
}
