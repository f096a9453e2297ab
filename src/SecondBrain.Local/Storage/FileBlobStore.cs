using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using SecondBrain.Core.Storage;

namespace SecondBrain.Local.Storage;

/// <summary>Blobs as files under one folder, which this process must have for itself.</summary>
/// <remarks>
/// A blob is written beside its place, flushed to the disk and renamed, so that a kill leaves the old bytes or the new ones.
/// Its tag is the SHA-256 of the bytes. A folder's name ends with '+', which no key holds: blob <c>a</c> and blob <c>a/b</c> can both exist.
/// </remarks>
public sealed class FileBlobStore : IBlobStore, IDisposable
{
    private const string UnfinishedFolder = ".unfinished";

    private readonly string _root;
    private readonly string _unfinished;
    private readonly SemaphoreSlim _writing = new(1);

    /// <param name="root">Made when it is not there. What an earlier, killed process left half written is removed.</param>
    public FileBlobStore(string root)
    {
        _root = Path.GetFullPath(root);
        _unfinished = Path.Combine(_root, UnfinishedFolder);
        foreach (var file in Directory.CreateDirectory(_unfinished).EnumerateFiles())
            file.Delete();
    }

    public async Task<Blob?> ReadAsync(BlobKey key, CancellationToken cancellationToken = default)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(PathOf(key), cancellationToken);
            return new Blob(bytes, TagOf(bytes));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task<BlobWrite> WriteAsync(BlobKey key, ReadOnlyMemory<byte> bytes, BlobCondition condition, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var path = PathOf(key);
            if (!await HoldsAsync(condition, key, path, cancellationToken))
                return new BlobWrite.Conflict();

            await ReplaceAsync(path, bytes, cancellationToken);
            return new BlobWrite.Written(TagOf(bytes.Span));
        }
        finally
        {
            _writing.Release();
        }
    }

    public async IAsyncEnumerable<BlobKey> ListAsync(string start, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask; // a folder is listed at once
        var keys = Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_root, path).Replace(Path.DirectorySeparatorChar, '/').Replace("+/", "/", StringComparison.Ordinal))
            .Where(path => path.StartsWith(start, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        foreach (var path in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (BlobKey.TryParse(path, out var key))
            {
                yield return key;
            }
        }
    }

    public async Task DeleteAsync(BlobKey key, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            File.Delete(PathOf(key));
        }
        catch (DirectoryNotFoundException)
        {
            // there never was a blob under this folder
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Every blob whose key begins so, in ordinal order of the keys.</summary>
    public IReadOnlyList<(string Key, long Size, DateTimeOffset WrittenAt)> List(string prefix) =>
    [
        .. new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (Key: KeyOf(file.FullName), file.Length, WrittenAt: new DateTimeOffset(file.LastWriteTimeUtc)))
            .Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal) && !file.Key.StartsWith(UnfinishedFolder, StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal),
    ];

    public void Dispose() => _writing.Dispose();

    private async Task<bool> HoldsAsync(BlobCondition condition, BlobKey key, string path, CancellationToken cancellationToken) => condition switch
    {
        BlobCondition.Absent => !File.Exists(path),
        BlobCondition.Match(var tag) => (await ReadAsync(key, cancellationToken))?.ETag == tag,
        _ => true,
    };

    private async Task ReplaceAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(_unfinished, Path.GetRandomFileName());
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                await file.WriteAsync(bytes, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private string PathOf(BlobKey key)
    {
        var segments = key.Value.Split('/');
        return Path.Combine([_root, .. segments[..^1].Select(folder => folder + "+"), segments[^1]]);
    }

    private string KeyOf(string path) => Path.GetRelativePath(_root, path).Replace("+" + Path.DirectorySeparatorChar, "/", StringComparison.Ordinal);

    private static string TagOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
