using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

public class SegmentedIndexTests
{
    [Fact]
    public void Small_segments_are_merged_and_the_snapshot_is_left_alone()
    {
        using var built = Index([.. Enumerable.Range(0, 300).Select(i => Note(i, $"n{i}", "common words"))]);
        using var index = Reopened(built);
        var snapshot = index.View.Parts[0].Segment;

        for (var i = 0; i < 100; i++)
        {
            index.Put(Note(i, $"new {i}", "common words"));
        }

        index.View.Parts.Length.ShouldBeLessThan(17);
        index.View.Parts[0].Segment.ShouldBeSameAs(snapshot);
        index.Pending.ShouldBe(100);
        index.Search("common").Total.ShouldBe(300);
    }

    [Fact]
    public void A_snapshot_that_is_mostly_dead_is_written_again()
    {
        using var built = Index([.. Enumerable.Range(0, 100).Select(i => Note(i, $"n{i}", "common words"))]);
        using var index = Reopened(built);

        index.Apply([], [.. Enumerable.Range(0, 60).Select(Id)]);

        index.View.Parts[0].Segment.Notes.ShouldBe(40);
        index.Search("common").Total.ShouldBe(40);
        index.Pending.ShouldBe(60);
    }

    [Fact]
    public void Pending_counts_what_the_snapshot_does_not_have()
    {
        using var built = Index([.. Enumerable.Range(0, 10).Select(i => Note(i, $"n{i}", "words"))]);
        using var index = Reopened(built);

        index.Pending.ShouldBe(0);
        index.Put(Note(1, "changed", "words"));
        index.Put(Note(1, "changed again", "words"));
        index.Put(Note(20, "new", "words"));
        index.Pending.ShouldBe(2);
        index.Remove(Id(2));
        index.Remove(Id(20));
        index.Pending.ShouldBe(2);
        index.Put(Note(2, "back", "words"));
        index.Remove(Id(1));
        index.Pending.ShouldBe(2);
        BrainIndexSnapshot.Write(Stream.Null, index, "");
        index.Pending.ShouldBe(0);
    }

    [Fact]
    public void Many_notes_are_applied_in_one_step()
    {
        using var index = Index(Note(1, "a", "word"), Note(2, "b", "word"));

        index.Apply([Note(3, "first", "word"), Note(3, "last", "word"), Note(2, "b2", "word")], [Id(1), Id(2), Id(9)]);

        index.Notes().Select(note => note.Title).ShouldBe(["b2", "last"]);
        index.Search("word").Titles().Order().ShouldBe(["b2", "last"]);
    }

    [Fact]
    public async Task A_batch_is_seen_whole_or_not_at_all_while_snapshots_are_written()
    {
        using var index = new BrainIndex();
        index.Apply(Batch("round0"), []);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var round = 1; round <= 60; round++)
            {
                index.Apply(Batch($"round{round}"), []);
            }

            stop.Cancel();
        });
        var compactor = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                BrainIndexSnapshot.Write(Stream.Null, index, "");
            }
        });
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                var answer = index.Search(new SearchRequest("common", Limit: 100), []);
                answer.Total.ShouldBe(20);
                answer.Hits.Select(hit => hit.Snippet).Distinct().ShouldHaveSingleItem();
            }
        })).ToArray();

        await Task.WhenAll([writer, compactor, .. readers]);
        index.Stats.ShouldBe(new IndexStats(20, 20, 0, 0, 0));
        index.Search("round60").Total.ShouldBe(20);
    }

    [Fact]
    public void A_snapshot_has_the_writes_that_came_before_it_and_the_index_those_after_too()
    {
        using var index = Index([.. Enumerable.Range(0, 50).Select(i => Note(i, $"n{i}", "words"))]);
        index.Remove(Id(3));
        using var file = new MemoryStream();
        BrainIndexSnapshot.Write(file, index, "c");
        index.Put(Note(60, "later", "words"));

        file.Position = 0;
        using var copy = BrainIndexSnapshot.Read(file).ShouldBeOfType<SnapshotReadResult.Loaded>().Index;

        copy.Stats.Notes.ShouldBe(49);
        copy.Find(Id(3)).ShouldBeNull();
        index.Stats.Notes.ShouldBe(50);
    }

    private static IndexedNote[] Batch(string word) => [.. Enumerable.Range(0, 20).Select(i => Note(i, $"n{i}", $"common {word}"))];

    private static BrainIndex Reopened(BrainIndex index)
    {
        using var file = new MemoryStream();
        BrainIndexSnapshot.Write(file, index, "");
        return BrainIndexSnapshot.Open(file.ToArray(), SearchOptions.Default).ShouldBeOfType<SnapshotReadResult.Loaded>().Index;
    }
}
