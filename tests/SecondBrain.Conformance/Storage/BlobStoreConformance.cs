using SecondBrain.Core.Storage;

namespace SecondBrain.Conformance.Storage;

/// <summary>What every <see cref="IBlobStore"/> does.</summary>
public abstract class BlobStoreConformance
{
    private static readonly BlobKey Key = BlobKey.Parse("brain/index/snapshot-01.bin");

    private static readonly byte[] First = [.. Enumerable.Range(0, 1_000).Select(i => (byte)i)];
    private static readonly byte[] Second = [2, 0, 255];

    /// <summary>An empty store.</summary>
    protected abstract IBlobStore Store { get; }

    [PortFact]
    public async Task A_blob_that_was_never_written_is_null() =>
        (await Store.ReadAsync(Key)).ShouldBeNull();

    [PortFact]
    public async Task A_blob_is_read_as_it_was_written_with_the_tag_that_the_write_returned()
    {
        var tag = await WriteAsync(Key, First);

        var blob = (await Store.ReadAsync(Key)).ShouldNotBeNull();

        blob.Bytes.ToArray().ShouldBe(First);
        blob.ETag.ShouldBe(tag);
    }

    [PortFact]
    public async Task Keys_are_listed_by_how_they_begin_in_order()
    {
        foreach (var key in (string[])["brain/index/b.bin", "brain/index/a.bin", "brain/indexed", "brain/index/deeper/c", "other/index/a.bin"])
        {
            await WriteAsync(BlobKey.Parse(key), Second);
        }

        (await ListAsync("brain/index/")).ShouldBe(["brain/index/a.bin", "brain/index/b.bin", "brain/index/deeper/c"]);
        (await ListAsync("brain/index")).Count.ShouldBe(4);
        (await ListAsync("nothing")).ShouldBeEmpty();
        (await ListAsync("")).Count.ShouldBe(5);
    }

    private async Task<List<string>> ListAsync(string start)
    {
        var keys = new List<string>();
        await foreach (var key in Store.ListAsync(start))
        {
            keys.Add(key.Value);
        }

        return keys;
    }

    [PortFact]
    public async Task An_empty_blob_is_a_blob()
    {
        await WriteAsync(Key, []);

        (await Store.ReadAsync(Key)).ShouldNotBeNull().Bytes.Length.ShouldBe(0);
    }

    [PortFact]
    public async Task A_blob_of_megabytes_comes_back_whole()
    {
        var large = new byte[7 * 1024 * 1024 + 1];
        new Random(1).NextBytes(large);

        await WriteAsync(Key, large);

        (await Store.ReadAsync(Key)).ShouldNotBeNull().Bytes.Span.SequenceEqual(large).ShouldBeTrue();
    }

    [PortFact]
    public async Task A_part_of_an_array_is_written_as_that_part()
    {
        await Store.WriteAsync(Key, First.AsMemory(10, 5), BlobCondition.None);

        (await Store.ReadAsync(Key)).ShouldNotBeNull().Bytes.ToArray().ShouldBe(First[10..15]);
    }

    [PortFact]
    public async Task Without_a_condition_the_last_writer_wins()
    {
        await WriteAsync(Key, First);
        await WriteAsync(Key, Second);

        (await Store.ReadAsync(Key)).ShouldNotBeNull().Bytes.ToArray().ShouldBe(Second);
    }

    [PortFact]
    public async Task If_absent_writes_once()
    {
        (await Store.WriteAsync(Key, First, BlobCondition.IfAbsent)).ShouldBeOfType<BlobWrite.Written>();
        (await Store.WriteAsync(Key, Second, BlobCondition.IfAbsent)).ShouldBeOfType<BlobWrite.Conflict>();

        (await Store.ReadAsync(Key)).ShouldNotBeNull().Bytes.ToArray().ShouldBe(First);
    }

    [PortFact]
    public async Task If_match_replaces_only_the_blob_that_was_read()
    {
        var first = await WriteAsync(Key, First);

        (await Store.WriteAsync(Key, Second, BlobCondition.IfMatch(first))).ShouldBeOfType<BlobWrite.Written>();
        (await Store.WriteAsync(Key, First, BlobCondition.IfMatch(first))).ShouldBeOfType<BlobWrite.Conflict>();

        (await Store.ReadAsync(Key)).ShouldNotBeNull().Bytes.ToArray().ShouldBe(Second);
    }

    [PortFact]
    public async Task If_match_does_not_bring_back_a_deleted_blob()
    {
        var tag = await WriteAsync(Key, First);
        await Store.DeleteAsync(Key);

        (await Store.WriteAsync(Key, Second, BlobCondition.IfMatch(tag))).ShouldBeOfType<BlobWrite.Conflict>();

        (await Store.ReadAsync(Key)).ShouldBeNull();
    }

    [PortFact]
    public async Task Of_many_writers_that_find_no_blob_one_wins()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Store.WriteAsync(Key, new[] { (byte)i }, BlobCondition.IfAbsent)));

        outcomes.OfType<BlobWrite.Written>().ShouldHaveSingleItem().ETag.ShouldBe((await Store.ReadAsync(Key))!.ETag);
    }

    [PortFact]
    public async Task A_counter_that_many_writers_raise_under_if_match_loses_nothing()
    {
        await WriteAsync(Key, [0]);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RaiseAsync(times: 5)));

        (await Store.ReadAsync(Key)).ShouldNotBeNull().Bytes.ToArray().ShouldBe([20]);
    }

    [PortFact]
    public async Task A_deleted_blob_is_gone_and_deleting_it_again_is_no_fault()
    {
        await WriteAsync(Key, First);

        await Store.DeleteAsync(Key);
        await Store.DeleteAsync(Key);

        (await Store.ReadAsync(Key)).ShouldBeNull();
        (await Store.WriteAsync(Key, Second, BlobCondition.IfAbsent)).ShouldBeOfType<BlobWrite.Written>();
    }

    [PortFact]
    public async Task A_key_can_continue_another_key()
    {
        await WriteAsync(BlobKey.Parse("a"), First);
        await WriteAsync(BlobKey.Parse("a/b"), Second);

        (await Store.ReadAsync(BlobKey.Parse("a"))).ShouldNotBeNull().Bytes.ToArray().ShouldBe(First);
        (await Store.ReadAsync(BlobKey.Parse("a/b"))).ShouldNotBeNull().Bytes.ToArray().ShouldBe(Second);
        (await Store.ReadAsync(BlobKey.Parse("a/b/c"))).ShouldBeNull();
    }

    [PortFact]
    public async Task A_cancelled_write_writes_nothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Store.WriteAsync(Key, First, BlobCondition.None, new CancellationToken(canceled: true)));

        (await Store.ReadAsync(Key)).ShouldBeNull();
    }

    private async Task<string> WriteAsync(BlobKey key, byte[] bytes) =>
        (await Store.WriteAsync(key, bytes, BlobCondition.None)).ShouldBeOfType<BlobWrite.Written>().ETag;

    private async Task RaiseAsync(int times)
    {
        while (times > 0)
        {
            var blob = (await Store.ReadAsync(Key))!;
            byte[] raised = [(byte)(blob.Bytes.Span[0] + 1)];
            if (await Store.WriteAsync(Key, raised, BlobCondition.IfMatch(blob.ETag)) is BlobWrite.Written)
                times--;
        }
    }
}
