using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Ranking;

namespace SecondBrain.Core.Tests.Search.Ranking;

public class FusionTests
{
    private static readonly SearchOptions Options = SearchOptions.Default;

    [Fact]
    public void Words_alone_rank_by_words()
    {
        Scores([new(4, 0), new(2, 0), new(0, 0)]).ShouldBe([1, 0.5, 0]);
    }

    [Fact]
    public void Meaning_alone_ranks_by_meaning_and_what_points_away_counts_nothing()
    {
        Scores([new(0, 0.2), new(0, 0.8), new(0, -0.5)]).ShouldBe([0.25, 1, 0]);
    }

    [Fact]
    public void Of_notes_with_the_same_words_the_nearer_in_meaning_is_first()
    {
        var scores = Scores([new(3, 0.2), new(3, 0.6)]);

        scores[1].ShouldBe(1, 1e-12);
        scores[0].ShouldBeLessThan(scores[1]);
    }

    [Fact]
    public void A_note_that_the_best_hit_leads_to_passes_one_with_a_few_of_the_words()
    {
        var scores = Scores([new(10, 0), new(3, 0), new(0, 0, 0.3)]);

        scores[2].ShouldBeGreaterThan(scores[1]);
        scores[0].ShouldBeGreaterThan(scores[2]);
    }

    [Fact]
    public void What_the_walk_brings_to_one_note_takes_nothing_from_another()
    {
        Scores([new(1, 0), new(0, 0, 0.1)])[1].ShouldBe(Scores([new(1, 0), new(0, 0, 0.1), new(0, 0, 0.4)])[1]);
    }

    [Fact]
    public void Scores_are_between_0_and_1_and_rise_with_each_part()
    {
        var part = from words in Gen.Choose(0, 30)
                   from meaning in Gen.Choose(-100, 100)
                   from graph in Gen.Choose(0, 100)
                   select new ScoreParts(words / 3.0, meaning / 100.0, graph / 100.0);
        Prop.ForAll(Arb.From(Gen.NonEmptyListOf(part)), list =>
        {
            var parts = list.ToArray();
            var scores = Scores(parts);

            scores.ShouldAllBe(score => score >= 0 && score <= 1 + 1e-12);
            for (var i = 1; i < parts.Length; i++)
            {
                if (parts[i].Words <= parts[0].Words && parts[i].Meaning <= parts[0].Meaning && parts[i].Graph <= parts[0].Graph)
                {
                    scores[i].ShouldBeLessThanOrEqualTo(scores[0] + 1e-12);
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_order_of_the_candidates_changes_no_score()
    {
        var random = new Random(5);
        var parts = Enumerable.Range(0, 200).Select(_ => new ScoreParts(random.Next(4), random.Next(5) / 5.0, random.Next(3) / 9.0)).ToArray();

        var forwards = Scores(parts);
        var backwards = Scores([.. parts.Reverse()]);

        forwards.Zip(backwards.Reverse()).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
    }

    [Fact]
    public void Meaning_that_contradicts_the_words_loses_most_of_its_share()
    {
        Meaning(word => word / 100.0).ShouldBe(Options.MeaningShare, 1e-12);
        Meaning(word => 1 - (word / 100.0)).ShouldBe(Options.MeaningShare * Options.LeastMeaningTrust, 1e-12);
    }

    [Fact]
    public void Meaning_is_trusted_where_too_few_notes_have_words_to_tell()
    {
        Fusion.Fuse([.. Enumerable.Range(1, 12).Select(i => new ScoreParts(i, 1 - (i / 100.0)))], Options, new double[12]).Meaning.ShouldBe(Options.MeaningShare, 1e-12);
    }

    private static double Meaning(Func<int, double> meaning) =>
        Fusion.Fuse([.. Enumerable.Range(1, 60).Select(i => new ScoreParts(i, meaning(i)))], Options, new double[60]).Meaning;

    private static double[] Scores(ScoreParts[] parts)
    {
        var scores = new double[parts.Length];
        Fusion.Fuse(parts, Options, scores);
        return scores;
    }
}
