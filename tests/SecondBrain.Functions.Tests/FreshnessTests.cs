using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Search;
using SecondBrain.Core.Storage;
using ExecutionStatus = SecondBrain.StatesLanguage.Execution.ExecutionStatus;

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
    public async Task After_enough_changes_a_reader_starts_a_compaction_and_a_new_process_starts_from_its_snapshot()
    {
        await PublishAsync("# One\n", "# Two\n", "# Three\n");
        using (var reader = Indexes())
        {
            await TitlesAsync(reader);
        }

        (await CompactedAsync()).ShouldBeTrue();

        // a note that only the snapshot knows proves that the snapshot was read
        await ReplaceAsync(index => index.Put(index.Notes()[0] with { Id = NoteId.Parse(IdSource.Floor(DateTimeOffset.UnixEpoch)), Title = "Marker" }));
        await PublishAsync("# Four\n");
        using var started = Indexes();
        (await TitlesAsync(started)).ShouldBe(["Four", "Marker", "One", "Three", "Two"]);
    }

    [Fact]
    public async Task A_damaged_snapshot_is_replaced_from_the_notes_by_a_compaction()
    {
        await PublishAsync("# One\n", "# Two\n");
        await _services.GetRequiredService<IndexCompaction>().RunAsync(_brain, Model, CancellationToken.None);
        var damaged = (await ManifestAsync()).Version;
        await Snapshots.WriteAsync(SnapshotPlaces.VersionOf(_brain, Model, damaged), "SBIX but not really"u8.ToArray(), BlobCondition.None);

        using var indexes = Indexes();
        (await TitlesAsync(indexes)).ShouldBe(["One", "Two"]);

        (await CompactedAsync()).ShouldBeTrue();
        (await ManifestAsync()).Version.ShouldNotBe(damaged);
        (await ReadAsync(await ManifestAsync())).ShouldBeOfType<SnapshotReadResult.Loaded>().Index.Stats.Notes.ShouldBe(2);
    }

    [Fact]
    public async Task Any_step_of_a_compaction_run_twice_changes_nothing()
    {
        await PublishAsync("# One\n", "# Two\n");
        var input = new JsonObject { ["brain"] = _brain.Value, ["model"] = Model };

        var begin = With(input, ("superseded", ""), ("settle", false), ("startedAt", "2026-11-22T12:00:00Z"));
        ((bool)(await TwiceAsync("BeginCompaction", begin))["needed"]!).ShouldBeTrue();
        var built = await TwiceAsync("BuildSnapshot", With(input, ("execution", "test"), ("startedAt", "2026-11-22T12:00:00Z")));
        ((bool)(await TwiceAsync("SwitchSnapshot", With(input, ("superseded", ""), ("built", built.DeepClone()))))["switched"]!).ShouldBeTrue();
        await TwiceAsync("DropOldSnapshots", With(input, ("version", built["version"]!.DeepClone())));
        ((bool)(await TwiceAsync("BeginCompaction", begin.DeepClone()))["needed"]!).ShouldBeFalse();

        (await ManifestAsync()).Version.ShouldBe((string)built["version"]!);
        (await ManifestAsync()).Notes.ShouldBe(2);
    }

    [Fact]
    public async Task Writers_readers_and_compactions_over_the_real_table_never_make_an_answer_without_an_acknowledged_write()
    {
        const int Writers = 3;
        var acknowledged = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        BrainIndexes[] processes = [Indexes(), Indexes(), Indexes()];
        var answers = 0;
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var note = 0; note < 30; note++)
            {
                var title = $"Note {writer} {note}";
                await PublishAsync($"# {title}\n");
                acknowledged[title] = true;
            }
        })).ToArray();
        var all = Task.WhenAll(writing);
        var reading = Enumerable.Range(0, processes.Length).Select(process => Task.Run(async () =>
        {
            do
            {
                var before = acknowledged.Keys.ToList();
                using var fresh = process == 0 ? Indexes() : null; // one reader is a new process each time
                before.Except(await TitlesAsync(fresh ?? processes[process]), StringComparer.Ordinal).ShouldBeEmpty();
                Interlocked.Increment(ref answers);
            }
            while (!all.IsCompleted);
        }));
        var compacting = Task.Run(async () =>
        {
            var compaction = _services.GetRequiredService<IndexCompaction>();
            do
            {
                await compaction.RunAsync(_brain, Model, CancellationToken.None);
            }
            while (!all.IsCompleted);
        });

        await Task.WhenAll([all, compacting, .. reading]);

        foreach (var process in processes)
        {
            (await TitlesAsync(process)).ShouldBe(acknowledged.Keys.Order(StringComparer.Ordinal));
            process.Dispose();
        }

        answers.ShouldBeGreaterThanOrEqualTo(processes.Length);
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

    private BrainIndexes Indexes() => new(new IndexSources(
        _services.GetRequiredService<INoteStore>(),
        _services.GetRequiredService<IChunkStore>(),
        _services.GetRequiredService<IChangeFeed>(),
        Snapshots,
        new ServingModels(_services.GetRequiredService<IBrainModels>(), Model, Model),
        _services.GetRequiredService<TimeProvider>())
    {
        ChangesPerSnapshot = 3,
        Compactions = _services.GetRequiredService<CompactionStarter>(),
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

    private static JsonObject With(JsonObject input, params (string Name, JsonNode Value)[] more)
    {
        var changed = input.DeepClone().AsObject();
        foreach (var (name, value) in more)
        {
            changed[name] = value;
        }

        return changed;
    }

    /// <summary>A step's answer, which is the same the second time, as are the table and the bucket.</summary>
    private async Task<JsonNode> TwiceAsync(string function, JsonNode input)
    {
        var once = await FunctionCalls.InvokeAsync(steps.Host, function, input.ToJsonString());
        var before = await BlobsAsync();
        (await FunctionCalls.InvokeAsync(steps.Host, function, input.ToJsonString())).ToJsonString().ShouldBe(once.ToJsonString(), function);
        (await BlobsAsync()).ShouldBe(before, function);
        return once;
    }

    private async Task<List<string>> BlobsAsync()
    {
        var blobs = new List<string>();
        await foreach (var key in Snapshots.ListAsync(SnapshotPlaces.OfBrain(_brain)))
        {
            blobs.Add($"{key} {(await Snapshots.ReadAsync(key))!.ETag}");
        }

        return blobs;
    }

    /// <summary>Waits for the compaction that was asked for; whether it switched.</summary>
    private async Task<bool> CompactedAsync()
    {
        var execution = steps.Host.Workflows.Recent.Last(each => ExecutionName.IsOf(_brain, each.Identity.Name));
        var ended = await execution.Completion;
        execution.Status.ShouldBe(ExecutionStatus.Succeeded, $"{ended.Error} {ended.Cause}");
        return (bool)ended.Output!["switched"]!;
    }

    private async Task<SnapshotManifest> ManifestAsync()
    {
        var blob = (await Snapshots.ReadAsync(SnapshotPlaces.ManifestOf(_brain, Model))).ShouldNotBeNull();
        return JsonSerializer.Deserialize<SnapshotManifest>(blob.Bytes.Span, JsonSerializerOptions.Web).ShouldNotBeNull();
    }

    private async Task<SnapshotReadResult> ReadAsync(SnapshotManifest manifest)
    {
        var blob = (await Snapshots.ReadAsync(SnapshotPlaces.VersionOf(_brain, Model, manifest.Version))).ShouldNotBeNull();
        return BrainIndexSnapshot.Read(new MemoryStream(blob.Bytes.ToArray()));
    }

    /// <summary>Puts another snapshot in the place of the current one.</summary>
    private async Task ReplaceAsync(Action<BrainIndex> change)
    {
        var manifest = await ManifestAsync();
        var loaded = (await ReadAsync(manifest)).ShouldBeOfType<SnapshotReadResult.Loaded>();
        change(loaded.Index);
        using var content = new MemoryStream();
        BrainIndexSnapshot.Write(content, loaded.Index, loaded.Cursor);
        var planted = manifest with { Bytes = (int)content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(content.ToArray())) };
        await Snapshots.WriteAsync(SnapshotPlaces.VersionOf(_brain, Model, manifest.Version), content.ToArray(), BlobCondition.None);
        await Snapshots.WriteAsync(SnapshotPlaces.ManifestOf(_brain, Model), JsonSerializer.SerializeToUtf8Bytes(planted, JsonSerializerOptions.Web), BlobCondition.None);
    }
}
