using System.Text;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Search;
using SecondBrain.Core.Tests.Search;

namespace SecondBrain.Core.Tests.Freshness;

/// <summary>What a process that starts does with the snapshot that it finds: it uses it, or builds the index from the notes and asks for another.</summary>
public sealed class SnapshotTests
{
    private static readonly string[] Five = ["Note 1", "Note 2", "Note 3", "Note 4", "Note 5"];

    private readonly TestBrain _brain = new();

    [Fact]
    public async Task A_process_starts_from_the_snapshot_and_reads_only_what_changed_since()
    {
        await CompactedAsync();
        await _brain.WriteAsync(5);
        var before = _brain.Table.Counts;

        (await _brain.TitlesAsync()).ShouldBe(Five);

        var read = _brain.Table.Counts.Since(before);
        (read.Notes, read.Pages).ShouldBe((1, 0));
        _brain.Starts.Executions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_snapshot_the_index_is_built_from_the_notes()
    {
        await _brain.WriteAsync(1, 2, 3, 4, 5);

        (await _brain.TitlesAsync()).ShouldBe(Five);

        _brain.Starts.Executions.ShouldBeEmpty("a small brain needs no snapshot");
    }

    [Fact]
    public async Task A_large_brain_without_a_snapshot_asks_for_one_and_all_who_ask_start_one_compaction()
    {
        _brain.Table.Plant(Enumerable.Range(1, 8).Select(number => IndexedNotes.Note(number, $"Note {number}")));

        await _brain.TitlesAsync();
        await _brain.TitlesAsync();

        var asked = _brain.Starts.Executions.ShouldHaveSingleItem();
        asked.Workflow.Value.ShouldBe("compact-index");
        asked.Input!.ToJsonString().ShouldBe("""{"brain":"memory","model":"letters","superseded":"","settle":false}""");
    }

    [Theory]
    [InlineData("damaged")]
    [InlineData("cut")]
    [InlineData("foreign bytes")]
    [InlineData("other format")]
    [InlineData("foreign model")]
    [InlineData("vanished")]
    [InlineData("damaged manifest")]
    [InlineData("manifest of another model")]
    [InlineData("too old")]
    public async Task A_snapshot_that_cannot_be_used_is_replaced_from_the_notes_and_never_a_failure(string fault)
    {
        await CompactedAsync();
        await _brain.WriteAsync(5);
        await BreakAsync(fault);

        (await _brain.TitlesAsync()).ShouldBe(Five);

        _brain.Faults.ShouldBeEmpty();
        var superseded = (await _brain.Store.ManifestAsync(_brain.Table.Id, TestBrain.Model, default)).Version;
        ((string?)_brain.Starts.Executions.ShouldHaveSingleItem().Input!["superseded"]).ShouldBe(superseded);

        var built = await _brain.BuildAsync("01JDA3Z5T0M6Q8W2X4Y6Z8A0B2");
        (await _brain.SwitchAsync(superseded, built)).ShouldBeTrue();
        var before = _brain.Table.Counts;
        (await _brain.TitlesAsync()).ShouldBe(Five);
        _brain.Table.Counts.Since(before).Pages.ShouldBe(0, "the snapshot serves again");
    }

    [Fact]
    public async Task A_version_that_is_superseded_and_deleted_between_the_two_reads_is_read_anew()
    {
        await CompactedAsync();
        var first = (await _brain.ManifestAsync()).Version;
        _brain.Blobs.Reading = async key =>
        {
            if (key == _brain.KeyOf(first))
            {
                _brain.Blobs.Reading = _ => Task.CompletedTask;
                await _brain.CompactAsync();
                await _brain.Blobs.DeleteAsync(key);
            }
        };
        var before = _brain.Table.Counts;

        (await _brain.TitlesAsync()).ShouldBe(Five.Take(4));

        _brain.Table.Counts.Since(before).Pages.ShouldBe(0, "no note was read from the table");
    }

    [Fact]
    public async Task A_note_that_the_list_does_not_show_yet_is_in_an_index_that_is_built_from_the_notes()
    {
        _brain.Table.ListLag = TimeSpan.FromMinutes(2);
        await _brain.WriteAsync(1, 2);
        _brain.Clock.Advance(TimeSpan.FromMinutes(1)); // further back than the feed's overlap

        (await _brain.TitlesAsync()).ShouldBe(["Note 1", "Note 2"]);
    }

    [Fact]
    public async Task A_snapshot_of_one_model_is_none_of_another()
    {
        await CompactedAsync();
        var models = new Core.Reembedding.ServingModels(_brain.Table, "another", "another");
        using var other = new BrainIndexes(_brain.Sources with { Models = models });

        TestBrain.Titles(await _brain.OpenAsync(other)).ShouldBe(Five.Take(4));

        _brain.Versions.Count.ShouldBe(1);
    }

    private async Task CompactedAsync()
    {
        await _brain.WriteAsync(1, 2, 3, 4);
        _brain.Clock.Advance(TimeSpan.FromMinutes(2)); // longer than the overlap in which changes are read again
        await _brain.CompactAsync();
        _brain.Clock.Advance(TimeSpan.FromMinutes(2));
    }

    private async Task BreakAsync(string fault)
    {
        var manifest = await _brain.ManifestAsync();
        var key = _brain.KeyOf(manifest.Version);
        var bytes = (await _brain.Blobs.ReadAsync(key))!.Bytes.ToArray();
        switch (fault)
        {
            case "damaged":
                bytes[^3] ^= 1;
                await _brain.ReplaceAsync(key, bytes);
                break;
            case "cut":
                await _brain.ReplaceAsync(key, bytes.AsMemory(0, bytes.Length / 2));
                break;
            case "foreign bytes":
                await PlantAsync(manifest, Encoding.UTF8.GetBytes("SBIX but not really"));
                break;
            case "other format":
                bytes[4] = 99;
                await PlantAsync(manifest, bytes);
                break;
            case "foreign model":
                await PlantAsync(manifest, Snapshot(new SnapshotCursor("another", manifest.Position)));
                break;
            case "vanished":
                await _brain.Blobs.DeleteAsync(key);
                break;
            case "damaged manifest":
                await _brain.ReplaceAsync(_brain.ManifestKey, "{\"version\":"u8.ToArray());
                break;
            case "manifest of another model":
                await WriteAsync(manifest with { Model = "another" });
                break;
            case "too old":
                _brain.Clock.Advance(TimeSpan.FromDays(8));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault));
        }
    }

    /// <summary>Bytes that have the length and the hash which their manifest says.</summary>
    private async Task PlantAsync(SnapshotManifest manifest, byte[] bytes)
    {
        await _brain.ReplaceAsync(_brain.KeyOf(manifest.Version), bytes);
        var described = SnapshotStore.Describe(manifest.Version, manifest.Position, bytes, manifest.Notes);
        await WriteAsync(manifest with { Bytes = described.Bytes, Sha256 = described.Sha256 });
    }

    private Task WriteAsync(SnapshotManifest manifest) =>
        _brain.ReplaceAsync(_brain.ManifestKey, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(manifest, FreshnessJson.Default.SnapshotManifest));

    private static byte[] Snapshot(SnapshotCursor cursor)
    {
        using var content = new MemoryStream();
        BrainIndexSnapshot.Write(content, IndexedNotes.Index(IndexedNotes.Note(9, "Foreign")), cursor.ToString());
        return content.ToArray();
    }
}
