using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Tests.Freshness;

/// <summary>The steps of a compaction: in a race, cut off between two of them, run twice, and what they leave in the bucket.</summary>
public sealed class CompactionTests
{
    private readonly TestBrain _brain = new();
    private readonly IdSource _ids;

    public CompactionTests() => _ids = new IdSource(_brain.Clock);

    [Fact]
    public async Task Of_two_compactions_that_supersede_the_same_version_one_switches_and_the_other_leaves_nothing()
    {
        await _brain.WriteAsync(1, 2);
        await _brain.CompactAsync();
        var old = (await _brain.ManifestAsync()).Version;
        await _brain.WriteAsync(3);
        var (one, two) = (await _brain.BuildAsync(_ids.Next()), await _brain.BuildAsync(_ids.Next()));

        var switched = await Task.WhenAll(_brain.SwitchAsync(old, one), _brain.SwitchAsync(old, two));
        await Task.WhenAll(_brain.DropAsync(one.Version), _brain.DropAsync(two.Version));

        switched.Count(each => each).ShouldBe(1);
        var winner = switched[0] ? one : two;
        (await _brain.ManifestAsync()).Version.ShouldBe(winner.Version);
        _brain.Versions.ShouldBe([old, winner.Version], ignoreOrder: true);
        (await _brain.TitlesAsync()).ShouldBe(["Note 1", "Note 2", "Note 3"]);
    }

    [Fact]
    public async Task A_switch_that_another_one_overtakes_at_the_last_moment_does_not_happen()
    {
        await _brain.WriteAsync(1);
        var (one, two) = (await _brain.BuildAsync(_ids.Next()), await _brain.BuildAsync(_ids.Next()));
        _brain.Blobs.Writing = async key =>
        {
            _brain.Blobs.Writing = _ => Task.CompletedTask;
            (await _brain.SwitchAsync("", two)).ShouldBeTrue();
        };

        (await _brain.SwitchAsync("", one)).ShouldBeFalse();

        (await _brain.ManifestAsync()).Version.ShouldBe(two.Version);
    }

    [Fact]
    public async Task Every_step_run_twice_leaves_what_it_left_once()
    {
        await _brain.WriteAsync(1, 2);
        await _brain.CompactAsync();
        await _brain.WriteAsync(3);
        var old = (await _brain.ManifestAsync()).Version;
        var version = _ids.Next();

        var built = await _brain.BuildAsync(version);
        await _brain.WriteAsync(4); // the second run would see it
        (await _brain.BuildAsync(version)).ShouldBe(built);
        (await _brain.SwitchAsync(old, built)).ShouldBeTrue();
        var manifest = (await _brain.Blobs.ReadAsync(_brain.ManifestKey))!.ETag;
        (await _brain.SwitchAsync(old, built)).ShouldBeTrue();
        (await _brain.Blobs.ReadAsync(_brain.ManifestKey))!.ETag.ShouldBe(manifest);
        await _brain.DropAsync(version);
        var left = _brain.Blobs.Keys;
        await _brain.DropAsync(version);

        _brain.Blobs.Keys.ShouldBe(left);
        (await _brain.TitlesAsync()).ShouldBe(["Note 1", "Note 2", "Note 3", "Note 4"]);
    }

    [Fact]
    public async Task A_compaction_that_dies_between_two_steps_harms_nobody_and_is_cleaned_up_after()
    {
        await _brain.WriteAsync(1, 2);
        await _brain.CompactAsync();
        var old = (await _brain.ManifestAsync()).Version;
        await _brain.WriteAsync(3);
        var lost = await _brain.BuildAsync(_ids.Next()); // and no switch

        (await _brain.TitlesAsync()).ShouldBe(["Note 1", "Note 2", "Note 3"]);
        (await _brain.ManifestAsync()).Version.ShouldBe(old);
        await _brain.CompactAsync();
        _brain.Versions.ShouldContain(lost.Version, "another compaction may be about to switch to it");

        _brain.Clock.Advance(SnapshotStore.Orphaned + TimeSpan.FromSeconds(1));
        await _brain.CompactAsync();
        _brain.Versions.ShouldNotContain(lost.Version);
    }

    [Fact]
    public async Task A_version_stays_as_long_as_a_reader_may_need_it_and_not_longer()
    {
        await _brain.WriteAsync(1);
        await _brain.CompactAsync();
        var first = (await _brain.ManifestAsync()).Version;
        await _brain.CompactAsync();
        var second = (await _brain.ManifestAsync()).Version;
        _brain.Versions.ShouldBe([first, second], ignoreOrder: true);

        _brain.Clock.Advance(SnapshotStore.Grace - TimeSpan.FromSeconds(1));
        await _brain.CompactAsync();
        _brain.Versions.ShouldContain(first);

        _brain.Clock.Advance(TimeSpan.FromSeconds(2));
        await _brain.CompactAsync();
        _brain.Versions.ShouldNotContain(first);
        _brain.Versions.Count.ShouldBe(3);
        (await _brain.ManifestAsync()).Superseded.ShouldContain(superseded => superseded.Version == second);
    }

    [Fact]
    public async Task A_compaction_does_not_switch_when_the_snapshots_were_deleted_meanwhile()
    {
        await _brain.WriteAsync(1);
        var unborn = await _brain.BuildAsync(_ids.Next());
        await EraseAsync();
        (await _brain.SwitchAsync("", unborn)).ShouldBeFalse("its version is gone");

        await _brain.CompactAsync();
        var old = (await _brain.ManifestAsync()).Version;
        var late = await _brain.BuildAsync(_ids.Next());
        await EraseAsync();
        (await _brain.SwitchAsync(old, late)).ShouldBeFalse("the version that it supersedes is gone");
        _brain.Blobs.Keys.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_written_in_time_is_not_written()
    {
        await _brain.WriteAsync(1);
        var clock = new StillTimers(_brain.Clock);
        var compaction = new IndexCompaction(_brain.Sources with { Clock = clock });
        _brain.Blobs.Writing = _ =>
        {
            clock.Fire(IndexCompaction.WriteWithin);
            return Task.CompletedTask;
        };

        await Should.ThrowAsync<TimeoutException>(() => compaction.BuildAsync(_brain.Table.Id, TestBrain.Model, _ids.Next(), CancellationToken.None));

        _brain.Blobs.Keys.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_compaction_is_needed_while_the_version_that_was_seen_is_the_current_one()
    {
        await _brain.WriteAsync(1);
        (await BeginAsync("", settle: false)).Needed.ShouldBeTrue();
        await _brain.CompactAsync();
        (await BeginAsync("", settle: false)).ShouldBe((false, true));
        (await BeginAsync((await _brain.ManifestAsync()).Version, settle: false)).ShouldBe((true, true));
    }

    [Fact]
    public async Task A_compaction_after_an_import_waits_until_nothing_was_announced_for_a_minute_but_not_for_ever()
    {
        var started = _brain.Clock.GetUtcNow();
        await _brain.WriteAsync(1);
        (await BeginAsync("", settle: true)).ShouldBe((true, false));
        _brain.Clock.Advance(IndexCompaction.Quiet + TimeSpan.FromSeconds(1));
        (await BeginAsync("", settle: true)).ShouldBe((true, true));

        _brain.Clock.Advance(IndexCompaction.LongestWait);
        await _brain.WriteAsync(2);
        (await _brain.Compaction.BeginAsync(_brain.Table.Id, TestBrain.Model, "", settle: true, started, default)).ShouldBe((true, true));
    }

    private Task<(bool Needed, bool Settled)> BeginAsync(string superseded, bool settle) =>
        _brain.Compaction.BeginAsync(_brain.Table.Id, TestBrain.Model, superseded, settle, _brain.Clock.GetUtcNow(), CancellationToken.None);

    private async Task EraseAsync()
    {
        foreach (var key in _brain.Blobs.Keys)
        {
            await _brain.Blobs.DeleteAsync(Core.Storage.BlobKey.Parse(key));
        }
    }
}
