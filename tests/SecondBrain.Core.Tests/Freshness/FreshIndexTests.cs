using SecondBrain.Core.Freshness;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Search;
using SecondBrain.Core.Tests.Search;
using SecondBrain.Testing.Brains;

namespace SecondBrain.Core.Tests.Freshness;

/// <summary>What an answer holds, and what a write costs those who read.</summary>
public sealed class FreshIndexTests
{
    private readonly TestBrain _brain = new(threshold: 1_000_000);

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    public async Task A_write_costs_the_next_search_one_read_however_large_the_brain(int notes)
    {
        _brain.Table.Plant(Enumerable.Range(1, notes).Select(number => IndexedNotes.Note(number, $"Note {number}", "Text.")));
        await _brain.CompactAsync();
        using var reader = _brain.Process();
        await _brain.OpenAsync(reader);
        var (before, blobs) = (_brain.Table.Counts, _brain.Blobs.Reads);

        await _brain.WriteAsync(7);
        await _brain.OpenAsync(reader);
        _brain.Table.Counts.Since(before).ShouldBe(new BrainCounts(Notes: 1, Pages: 0, FeedReads: 1, Changes: 1));

        await _brain.OpenAsync(reader);
        _brain.Table.Counts.Since(before).ShouldBe(new BrainCounts(Notes: 1, Pages: 0, FeedReads: 2, Changes: 2), "within the overlap the change is read again, not its note");
        _brain.Clock.Advance(TimeSpan.FromMinutes(1));
        await _brain.OpenAsync(reader);
        await _brain.OpenAsync(reader);
        _brain.Table.Counts.Since(before).Notes.ShouldBe(1);
        _brain.Blobs.Reads.ShouldBe(blobs, "the snapshot is read once a process");
    }

    [Fact]
    public async Task Many_readers_at_once_share_a_catch_up_and_each_sees_what_was_written_before_it_asked()
    {
        using var reader = _brain.Process();
        await _brain.OpenAsync(reader);
        var before = _brain.Table.Counts;
        await _brain.WriteAsync(1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _brain.OpenAsync(reader)));

        answers.ShouldAllBe(index => index.Find(TestBrain.Id(1)) != null);
        _brain.Table.Counts.Since(before).FeedReads.ShouldBeLessThanOrEqualTo(50);
        _brain.Table.Counts.Since(before).Notes.ShouldBe(1);
    }

    [Fact]
    public async Task A_feed_that_cannot_be_read_fails_the_search_and_never_makes_an_old_answer()
    {
        using var reader = _brain.Process();
        await _brain.OpenAsync(reader);
        await _brain.WriteAsync(1);
        _brain.Table.Following = () => throw new HttpRequestException("The table is away.");

        await Should.ThrowAsync<HttpRequestException>(() => _brain.OpenAsync(reader));

        _brain.Table.Following = () => { };
        TestBrain.Titles(await _brain.OpenAsync(reader)).ShouldBe(["Note 1"]);
    }

    [Fact]
    public async Task A_note_that_cannot_be_read_fails_the_search_and_the_next_one_has_it()
    {
        using var reader = _brain.Process();
        await _brain.OpenAsync(reader);
        await _brain.WriteAsync(1, 2);
        _brain.Table.Loading = note => note == TestBrain.Id(2) ? throw new HttpRequestException("The table is away.") : Task.CompletedTask;

        await Should.ThrowAsync<HttpRequestException>(() => _brain.OpenAsync(reader));

        _brain.Table.Loading = _ => Task.CompletedTask;
        TestBrain.Titles(await _brain.OpenAsync(reader)).ShouldBe(["Note 1", "Note 2"]);
    }

    [Fact]
    public async Task A_process_that_slept_longer_than_the_feed_reaches_starts_over()
    {
        using var reader = _brain.Process();
        await _brain.WriteAsync(1);
        await _brain.OpenAsync(reader);
        _brain.Table.Plant([IndexedNotes.Note(2, "Forgotten by the feed")]);
        _brain.Clock.Advance(TimeSpan.FromDays(8));

        TestBrain.Titles(await _brain.OpenAsync(reader)).ShouldBe(["Forgotten by the feed", "Note 1"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_note_that_was_deleted_after_the_snapshot_surfaces_nowhere(bool starts)
    {
        var (process, kept) = await LinkedAsync(starts);
        using var reader = process;

        await _brain.DeleteAsync(2);

        var index = await _brain.OpenAsync(reader);
        index.Search("secret").Hits.ShouldBeEmpty();
        index.Find(TestBrain.Id(2)).ShouldBeNull();
        index.Stats.Notes.ShouldBe(2);
        var graph = new GraphReader(reader, GraphOptions.Default);
        (await graph.StatsAsync(_brain.Owner, default)).Notes.ShouldBe(2);
        (await graph.NeighbourhoodAsync(_brain.Owner, kept, 2, 10, default))!.Nodes.ShouldNotContain(node => node.Id == TestBrain.Id(2).Value);
        (await graph.NeighbourhoodAsync(_brain.Owner, TestBrain.Id(2), 1, 10, default)).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_note_that_was_made_private_after_the_snapshot_is_not_among_the_shared_ones(bool starts)
    {
        var (process, _) = await LinkedAsync(starts);
        using var reader = process;
        var shared = new SearchRequest("secret", Visibility: "shared");

        await _brain.Table.WriteAsync(IndexedNotes.Note(2, "Secret", "The secret itself."));

        var index = await _brain.OpenAsync(reader);
        index.Search(shared, []).Hits.ShouldBeEmpty();
        index.Search(shared with { Visibility = "private" }, []).Hits[0].Id.ShouldBe(TestBrain.Id(2));
    }

    [Fact]
    public async Task A_hit_among_the_shared_notes_is_not_explained_by_a_private_one()
    {
        await _brain.Table.WriteAsync(IndexedNotes.Note(1, "Alpha", "The alpha.").WithEdges((2, 1)) with { Visibility = "shared" });
        await _brain.Table.WriteAsync(IndexedNotes.Note(2, "Hidden", "Other words.").WithEdges((3, 1)));
        await _brain.Table.WriteAsync(IndexedNotes.Note(3, "Beta", "Plain words.") with { Visibility = "shared" });
        using var reader = _brain.Process();

        var hits = (await _brain.OpenAsync(reader)).Search(new SearchRequest("alpha", Visibility: "shared"), []).Hits;

        hits.ShouldAllBe(hit => hit.Id != TestBrain.Id(2) && hit.Path.All(step => step.Id != TestBrain.Id(2)));
    }

    /// <summary>A snapshot of three notes; the second one is shared and linked both ways.</summary>
    private async Task<(BrainIndexes Reader, Core.Notes.NoteId Kept)> LinkedAsync(bool starts)
    {
        await _brain.Table.WriteAsync(IndexedNotes.Note(1, "First", "Plain words.").WithEdges((2, 1)));
        await _brain.Table.WriteAsync(IndexedNotes.Note(2, "Secret", "The secret itself.").WithEdges((3, 1)) with { Visibility = "shared" });
        await _brain.Table.WriteAsync(IndexedNotes.Note(3, "Third", "Other words."));
        await _brain.CompactAsync();
        var reader = _brain.Process();
        if (!starts)
        {
            (await _brain.OpenAsync(reader)).Search("secret").Hits.ShouldNotBeEmpty();
        }

        return (reader, TestBrain.Id(1));
    }
}
