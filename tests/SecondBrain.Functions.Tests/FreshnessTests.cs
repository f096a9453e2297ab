using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Search;
using SecondBrain.Core.Storage;

namespace SecondBrain.Functions.Tests;

/// <summary>How an index starts and follows: from the notes, from a snapshot, and from the change feed, all over the real table.</summary>
public sealed class FreshnessTests(StepHost steps) : IClassFixture<StepHost>
{
    private const string Model = "letters";

    private static int _brains;

    private readonly IServiceProvider _services = steps.Host.Services;
    private readonly BrainId _brain = BrainId.Parse($"fresh-{Interlocked.Increment(ref _brains)}");

    [Fact]
    public async Task A_change_is_in_the_next_answer_and_only_published_changes_are_followed()
    {
        using var indexes = Indexes();
        await PublishAsync("# One\n");
        (await TitlesAsync(indexes)).ShouldBe(["One"]);

        var receipt = await CaptureAsync("# Two\n");
        (await TitlesAsync(indexes)).ShouldBe(["One"]);
        await PublishAsync(receipt);

        (await TitlesAsync(indexes)).ShouldBe(["One", "Two"]);
    }

    [Fact]
    public async Task After_enough_changes_a_snapshot_is_written_and_a_new_process_starts_from_it()
    {
        using (var writer = Indexes())
        {
            await PublishAsync("# One\n", "# Two\n", "# Three\n");
            await TitlesAsync(writer);
        }

        // a note that only the snapshot knows proves that the snapshot was read
        var blob = (await Snapshots.ReadAsync(SnapshotKey)).ShouldNotBeNull();
        var loaded = BrainIndexSnapshot.Read(new MemoryStream(blob.Bytes.ToArray())).ShouldBeOfType<SnapshotReadResult.Loaded>();
        loaded.Index.Put(loaded.Index.Notes()[0] with { Id = NoteId.Parse(IdSource.Floor(DateTimeOffset.UnixEpoch)), Title = "Marker" });
        await WriteAsync(stream => BrainIndexSnapshot.Write(stream, loaded.Index, loaded.Cursor));
        await PublishAsync("# Four\n");

        using var started = Indexes();
        (await TitlesAsync(started)).ShouldBe(["Four", "Marker", "One", "Three", "Two"]);
    }

    [Fact]
    public async Task A_damaged_snapshot_is_replaced_from_the_notes()
    {
        await PublishAsync("# One\n", "# Two\n", "# Three\n");
        await WriteAsync(stream => stream.Write("SBIX but not really"u8));

        using var indexes = Indexes();
        (await TitlesAsync(indexes)).ShouldBe(["One", "Three", "Two"]);

        var blob = (await Snapshots.ReadAsync(SnapshotKey)).ShouldNotBeNull();
        BrainIndexSnapshot.Read(new MemoryStream(blob.Bytes.ToArray())).ShouldBeOfType<SnapshotReadResult.Loaded>();
    }

    [Fact]
    public async Task A_snapshot_with_vectors_of_another_model_is_not_used()
    {
        using (var writer = Indexes())
        {
            await PublishAsync("# One\n", "# Two\n", "# Three\n");
            await TitlesAsync(writer);
        }

        var blob = (await Snapshots.ReadAsync(SnapshotKey)).ShouldNotBeNull();
        await Snapshots.WriteAsync(KeyOf("another-model"), blob.Bytes, BlobCondition.None);
        var planted = (await Snapshots.ReadAsync(KeyOf("another-model")))!.ETag;
        using var other = Indexes("another-model");
        (await TitlesAsync(other)).ShouldBe(["One", "Three", "Two"]);
        (await Snapshots.ReadAsync(KeyOf("another-model")))!.ETag.ShouldNotBe(planted);
        (await Snapshots.ReadAsync(SnapshotKey))!.ETag.ShouldBe(blob.ETag);
    }

    [Fact]
    public async Task Many_readers_at_once_all_see_what_was_published_before_they_asked()
    {
        using var indexes = Indexes();
        for (var round = 0; round < 5; round++)
        {
            await PublishAsync($"# Round {round}\n");
            var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => indexes.GetAsync(_brain, CancellationToken.None)));
            answers.ShouldAllBe(index => index.Stats.Notes == round + 1);
        }
    }

    private IBlobStore Snapshots => _services.GetRequiredService<IBlobStore>();

    private BlobKey SnapshotKey => KeyOf(Model);

    private BlobKey KeyOf(string model) => BlobKey.Parse($"{_brain}/index/{BrainReembedding.ModelHash(model)}.bin");

    private BrainIndexes Indexes(string model = Model) => new(new IndexSources(
        _services.GetRequiredService<INoteStore>(),
        _services.GetRequiredService<IChunkStore>(),
        _services.GetRequiredService<IChangeFeed>(),
        Snapshots,
        new ServingModels(_services.GetRequiredService<IBrainModels>(), model, model),
        _services.GetRequiredService<TimeProvider>())
    {
        ChangesPerSnapshot = 3,
    });

    private async Task<IReadOnlyList<string>> TitlesAsync(BrainIndexes indexes) =>
        [.. (await indexes.GetAsync(_brain, CancellationToken.None)).Notes().Select(note => note.Title).Order(StringComparer.Ordinal)];

    private async Task PublishAsync(params string[] notes)
    {
        foreach (var note in notes)
        {
            await PublishAsync(await CaptureAsync(note));
        }
    }

    private Task PublishAsync(Receipt receipt) =>
        _services.GetRequiredService<CaptureCompletion>().PublishAsync(_brain, receipt.Id, retries: 0, CancellationToken.None);

    private async Task<Receipt> CaptureAsync(string markdown)
    {
        var principal = new Principal(_brain, "owner", ActorKind.Human, Session: null, Scope.All.ToHashSet());
        var request = new CaptureRequest(System.Text.Encoding.UTF8.GetBytes(markdown), "text/markdown");
        var result = await _services.GetRequiredService<NoteCapture>().CaptureAsync(principal, request, CancellationToken.None);
        return result.ShouldBeOfType<CaptureResult.Created>().Receipt;
    }

    private async Task WriteAsync(Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        await Snapshots.WriteAsync(SnapshotKey, content.ToArray(), BlobCondition.None);
    }
}
