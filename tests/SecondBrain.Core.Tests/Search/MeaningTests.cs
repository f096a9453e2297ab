using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

public class MeaningTests
{
    [Fact]
    public void A_note_is_as_near_as_its_nearest_chunk()
    {
        using var index = Index(
            Note(1, "far", "a", "b").WithVectors([1, 0], [0.6f, 0.8f]),
            Note(2, "near", "c", "d").WithVectors([-1, 0], [0, 1]));

        var hits = index.Search(new SearchRequest("", Limit: 10), [0f, 1f]).Hits;

        hits.Select(hit => (hit.Title, hit.Chunk)).ShouldBe([("near", 1), ("far", 1)]);
        hits[0].Parts.Meaning.ShouldBe(1, 0.01);
        hits[1].Parts.Meaning.ShouldBe(0.8, 0.01);
        hits[0].Score.ShouldBe(1, 1e-9);
        hits[1].Score.ShouldBe(0.8, 0.01);
    }

    [Fact]
    public void Words_and_meaning_are_fused_in_equal_shares_of_their_largest_values()
    {
        using var index = new BrainIndex(SearchOptions.Default with { MeaningShare = 0.5 });
        index.Put(Note(1, "mixed", "apple").WithVectors([0.6f, 0.8f]));
        index.Put(Note(2, "near", "pear").WithVectors([0, 1]));
        index.Put(Note(3, "named", "apple").WithVectors([1, 0]));

        var hits = index.Search(new SearchRequest("apple"), [0f, 1f]).Hits;

        hits.Select(hit => hit.Title).ShouldBe(["mixed", "near", "named"]);
        hits.Select(hit => Math.Round(hit.Score, 2)).ShouldBe([0.9, 0.5, 0.5]);
    }

    [Fact]
    public void A_note_without_vectors_is_found_by_its_words()
    {
        using var index = Index(Note(1, "embedded", "pear").WithVectors([0, 1]), Note(2, "not yet", "apple"));

        index.Search(new SearchRequest("apple"), [0f, 1f]).Titles().Order().ShouldBe(["embedded", "not yet"]);
    }

    [Fact]
    public void What_points_away_from_the_query_is_no_hit()
    {
        using var index = Index(Note(1, "opposite", "x").WithVectors([0, -1]), Note(2, "zero", "y").WithVectors([0, 0]));

        index.Search(new SearchRequest(""), [0f, 1f]).Total.ShouldBe(0);
    }

    [Fact]
    public void Vectors_of_another_model_are_not_compared()
    {
        using var index = Index(Note(1, "old model", "apple").WithVectors([0, 1, 0]));

        index.Search(new SearchRequest("apple"), [0f, 1f]).Hits.ShouldHaveSingleItem().Parts.Meaning.ShouldBe(0);
    }

    [Fact]
    public void Filters_hold_for_meaning_too()
    {
        using var index = Index(Note(1, "private", "x").WithVectors([0, 1]), Note(2, "public", "y").WithVectors([0, 1]) with { Visibility = "public" });

        index.Search(new SearchRequest("", Visibility: "public"), [0f, 1f]).Titles().ShouldBe(["public"]);
    }

    [Fact]
    public void The_prescan_by_sign_bits_finds_the_nearest_notes()
    {
        var random = new Random(11);
        float[] Vector() => [.. Enumerable.Range(0, 128).Select(_ => (float)((random.NextDouble() * 2) - 1))];
        var notes = Enumerable.Range(1, 2000).Select(i => Note(i, $"n{i}", "x").WithVectors(Vector())).ToArray();
        using var full = Index(notes);
        using var prescanned = new BrainIndex(new SearchOptions { PrescanFrom = 100, PrescanKeep = 400 });
        Array.ForEach(notes, prescanned.Put);

        var found = 0;
        for (var round = 0; round < 20; round++)
        {
            var query = Vector();
            var best = full.Search(new SearchRequest(""), query).Hits.Select(hit => hit.Id);
            var quick = prescanned.Search(new SearchRequest(""), query);
            quick.Total.ShouldBeInRange(1, 600);
            found += quick.Hits.Select(hit => hit.Id).Intersect(best).Count();
        }

        found.ShouldBeGreaterThan(195, "of the 200 nearest");
    }
}
