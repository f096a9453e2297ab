using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

/// <summary>The index against an implementation of BM25F that looks at every note.</summary>
public class NaiveBm25Tests
{
    private static readonly SearchOptions WordsAlone = SearchOptions.Default with { GraphShare = 0 };

    private static readonly SearchOptions Options = WordsAlone with { TitleLengthNormalisation = 0.4, AliasLengthNormalisation = 0, TagLengthNormalisation = 0.6, LengthNormalisation = 0.8 };

    [Fact]
    public void The_index_ranks_as_the_formula_does()
    {
        var random = new Random(3);
        string Words(int most) => string.Join(' ', Enumerable.Range(0, random.Next(1, most)).Select(_ => RandomWrites.Vocabulary[Math.Min(random.Next(16), random.Next(16))]));
        var notes = Enumerable.Range(0, 300).Select(i => Note(i, Words(4), Words(60), Words(20)) with { Language = "en" }).ToList();
        using var index = new BrainIndex(WordsAlone);
        notes.ForEach(index.Put);

        for (var round = 0; round < 50; round++)
        {
            ShouldRankAs(index, notes, Words(5), WordsAlone);
        }
    }

    [Fact]
    public void It_does_so_after_any_writes()
    {
        Prop.ForAll(RandomWrites.Arbitrary, Arb.From(RandomWrites.Words(4)), (writes, query) =>
        {
            using var index = new BrainIndex(Options);
            ShouldRankAs(index, writes.Run(index).Values, query, Options);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void Any_writes_come_to_the_same_as_writing_what_is_left()
    {
        Prop.ForAll(RandomWrites.Arbitrary, Arb.From(RandomWrites.Words(4)), (writes, query) =>
        {
            using var index = new BrainIndex(WordsAlone);
            var notes = writes.Run(index);
            using var fresh = new BrainIndex(WordsAlone);
            fresh.Apply([.. notes.Values], []);

            index.Stats.ShouldBe(fresh.Stats);
            index.Pending.ShouldBeGreaterThanOrEqualTo(0);
            var hits = index.Search(query).Hits;
            hits.Select(hit => (hit.Id, hit.Score, hit.Parts, hit.Snippet)).ShouldBe(fresh.Search(query).Hits.Select(hit => (hit.Id, hit.Score, hit.Parts, hit.Snippet)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static void ShouldRankAs(BrainIndex index, IReadOnlyCollection<IndexedNote> notes, string query, SearchOptions options)
    {
        var expected = NaiveBm25.Rank(notes, query, options);
        var answer = index.Search(new SearchRequest(query, Limit: 1000), []);

        answer.Total.ShouldBe(expected.Count, query);
        foreach (var (hit, entry) in answer.Hits.Zip(expected).Take(10))
        {
            hit.Parts.Words.ShouldBe(entry.Score, 1e-9, query);
        }

        // Sums of the same numbers in another order may differ in the last bits, which decide between equals.
        var scores = answer.Hits.ToDictionary(hit => hit.Id, hit => hit.Parts.Words);
        expected.ShouldAllBe(entry => Math.Abs(scores[entry.Id] - entry.Score) < 1e-9);
    }
}
