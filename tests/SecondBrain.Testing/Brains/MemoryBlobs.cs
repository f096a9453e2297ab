using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using SecondBrain.Core.Storage;

namespace SecondBrain.Testing.Brains;

/// <summary>Blobs in memory, counted. Safe for concurrent use.</summary>
public sealed class MemoryBlobs : IBlobStore
{
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<BlobKey, Blob> _blobs = new();
    private long _tags;
    private long _reads;
    private long _bytesRead;

    public long Reads => Interlocked.Read(ref _reads);

    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <summary>Called before a blob is read: what happens between two reads of a reader.</summary>
    public Func<BlobKey, Task> Reading { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called before a blob is written.</summary>
    public Func<BlobKey, Task> Writing { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<string> Keys => [.. _blobs.Keys.Select(key => key.Value).Order(StringComparer.Ordinal)];

    public async Task<Blob?> ReadAsync(BlobKey key, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Reading(key);
        Interlocked.Increment(ref _reads);
        var blob = _blobs.GetValueOrDefault(key);
        Interlocked.Add(ref _bytesRead, blob?.Bytes.Length ?? 0);
        return blob;
    }

    public async Task<BlobWrite> WriteAsync(BlobKey key, ReadOnlyMemory<byte> bytes, BlobCondition condition, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Writing(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_writing)
        {
            var current = _blobs.GetValueOrDefault(key);
            var holds = condition switch
            {
                BlobCondition.Absent => current is null,
                BlobCondition.Match(var tag) => current?.ETag == tag,
                _ => true,
            };
            if (!holds)
            {
                return new BlobWrite.Conflict();
            }

            var written = new Blob(bytes.ToArray(), (++_tags).ToString(CultureInfo.InvariantCulture));
            _blobs[key] = written;
            return new BlobWrite.Written(written.ETag);
        }
    }

    public async IAsyncEnumerable<BlobKey> ListAsync(string start, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var key in _blobs.Keys.Where(key => key.Value.StartsWith(start, StringComparison.Ordinal)).OrderBy(key => key.Value, StringComparer.Ordinal).ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return key;
        }
    }

    public Task DeleteAsync(BlobKey key, CancellationToken cancellationToken = default)
    {
        lock (_writing)
        {
            _blobs.TryRemove(key, out _);
        }

        return Task.CompletedTask;
    }
}
