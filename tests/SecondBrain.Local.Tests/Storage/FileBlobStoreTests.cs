using SecondBrain.Conformance.Storage;
using SecondBrain.Core.Storage;
using SecondBrain.Local.Storage;

namespace SecondBrain.Local.Tests.Storage;

public sealed class FileBlobStoreTests : BlobStoreConformance, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secondbrain-blobs-");
    private readonly FileBlobStore _store;

    public FileBlobStoreTests() => _store = new FileBlobStore(_folder.FullName);

    protected override IBlobStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Blobs_are_there_after_a_restart_and_half_written_ones_are_not()
    {
        var key = BlobKey.Parse("brain/snapshot");
        await _store.WriteAsync(key, new byte[] { 1 }, BlobCondition.None);
        var leftOver = Path.Combine(_folder.FullName, ".unfinished", "left-over");
        await File.WriteAllBytesAsync(leftOver, [1, 2]);

        using var restarted = new FileBlobStore(_folder.FullName);

        (await restarted.ReadAsync(key)).ShouldNotBeNull().Bytes.ToArray().ShouldBe([1]);
        File.Exists(leftOver).ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_write_leaves_no_file_behind()
    {
        var key = BlobKey.Parse("brain/snapshot");
        await _store.WriteAsync(key, new byte[] { 1 }, BlobCondition.None);

        await _store.WriteAsync(key, new byte[] { 2 }, BlobCondition.IfAbsent);
        await _store.WriteAsync(key, new byte[] { 2 }, BlobCondition.IfMatch("other"));

        _folder.EnumerateFiles("*", SearchOption.AllDirectories).ShouldHaveSingleItem().Name.ShouldBe("snapshot");
    }
}
