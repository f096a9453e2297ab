using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Tests.Vectors;

public class AllPairsTests
{
    [Theory]
    [InlineData(1, 64)]
    [InlineData(2, 3)]
    [InlineData(65, 100)]
    [InlineData(700, 300)]
    [InlineData(300, 1024)]
    public void The_pairs_are_those_that_a_loop_over_all_finds(int rows, int dimensions)
    {
        var vectors = RandomVectors.Gathered(new Random(rows), dimensions, rows, subjects: 7).Select(vector => QuantizedVector.Quantize(vector)).ToArray();
        var expected = Loop(vectors, 0.4);

        var pairs = AllPairs.Above(RandomVectors.Packed(vectors).Block, 0.4);

        pairs.ShouldBe(expected);
        (rows < 3 || pairs.Count > rows).ShouldBeTrue();
    }

    [Fact]
    public void Pairs_to_skip_are_not_found()
    {
        var vectors = RandomVectors.Many(new Random(1), 64, 100);

        var pairs = AllPairs.Above(RandomVectors.Packed(vectors).Block, 0, skip: (one, other) => one % 2 == 0 || other - one > 50);

        pairs.ShouldBe(Loop(vectors, 0).Where(pair => pair.One % 2 != 0 && pair.Other - pair.One <= 50));
    }

    [Fact]
    public void A_pair_stays_when_it_is_among_the_most_similar_of_either_row()
    {
        var vectors = RandomVectors.Many(new Random(2), 64, 60);
        var all = Loop(vectors, -1);
        bool IsAmongBest(SimilarPair pair, int row) => all
            .Where(other => other.One == row || other.Other == row)
            .OrderByDescending(other => other.Cosine).ThenBy(other => other.One + other.Other - row)
            .Take(3).Contains(pair);

        AllPairs.Above(RandomVectors.Packed(vectors).Block, -1, perRow: 3).ShouldBe(all.Where(pair => IsAmongBest(pair, pair.One) || IsAmongBest(pair, pair.Other)));
    }

    [Fact]
    public void The_answer_is_bounded_where_all_rows_are_alike()
    {
        var vector = RandomVectors.One(new Random(3), 64);

        var pairs = AllPairs.Above(RandomVectors.Packed([.. Enumerable.Repeat(vector, 300)]).Block, 0.8, perRow: 5);

        pairs.Count.ShouldBeLessThanOrEqualTo(300 * 5);
        pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct().Count().ShouldBe(300);
    }

    private static List<SimilarPair> Loop(QuantizedVector[] vectors, double least) =>
    [
        .. from one in Enumerable.Range(0, vectors.Length)
           from other in Enumerable.Range(one + 1, vectors.Length - one - 1)
           let cosine = vectors[one].Cosine(vectors[other])
           where cosine >= least
           select new SimilarPair(one, other, cosine),
    ];
}
