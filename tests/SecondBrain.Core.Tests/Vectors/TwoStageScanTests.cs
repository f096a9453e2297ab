using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Tests.Vectors;

public class TwoStageScanTests
{
    private const int Everything = int.MaxValue;

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(512)]
    public void Comparing_all_rows_gives_the_cosines_of_the_vectors_in_order(int dimensions)
    {
        var random = new Random(dimensions);
        var vectors = RandomVectors.Many(random, dimensions, 1500);
        var query = RandomVectors.One(random, dimensions);

        var found = TwoStageScan.Nearest(RandomVectors.Packed(vectors).Block, new VectorQuery(query), 20, Everything);

        found.ShouldBe(vectors.Select((vector, row) => new NearRow(row, query.Cosine(vector))).OrderByDescending(near => near.Cosine).ThenBy(near => near.Row).Take(20));
    }

    [Fact]
    public void Two_stages_compare_the_rows_whose_signs_differ_least()
    {
        var random = new Random(1);
        var vectors = RandomVectors.Many(random, 128, 3000);
        var query = RandomVectors.One(random, 128);

        var found = TwoStageScan.Nearest(RandomVectors.Packed(vectors).Block, new VectorQuery(query), 10, keep: 100);

        found.ShouldBe(vectors
            .Select((vector, row) => (Vector: vector, Row: row)).OrderBy(each => query.Hamming(each.Vector)).ThenBy(each => each.Row).Take(100)
            .Select(each => new NearRow(each.Row, query.Cosine(each.Vector))).OrderByDescending(near => near.Cosine).ThenBy(near => near.Row).Take(10));
    }

    [Fact]
    public void Two_stages_find_what_exact_floats_find()
    {
        // as embeddings are: texts gather around subjects
        var all = RandomVectors.Gathered(new Random(2), 256, 4050, subjects: 40);
        var (vectors, queries) = (all[..4000], all[4000..]);
        var packed = RandomVectors.Packed([.. vectors.Select(vector => QuantizedVector.Quantize(vector))]);
        var recalled = 0;
        foreach (var query in queries)
        {
            var exact = Enumerable.Range(0, vectors.Length).OrderByDescending(row => RandomVectors.Cosine(query, vectors[row])).Take(10);

            recalled += TwoStageScan.Nearest(packed.Block, new VectorQuery(QuantizedVector.Quantize(query)), 10, keep: 400).Select(near => near.Row).Intersect(exact).Count();
        }

        (recalled / 500.0).ShouldBeGreaterThanOrEqualTo(0.97);
    }

    [Theory]
    [InlineData(Everything)]
    [InlineData(50)]
    public void Rows_that_are_not_allowed_are_as_if_they_were_not_there(int keep)
    {
        var random = new Random(3);
        var vectors = RandomVectors.Many(random, 64, 1003);
        var query = RandomVectors.One(random, 64);
        var kept = Enumerable.Range(0, vectors.Length).Where(_ => random.Next(3) == 0).ToArray();
        var allowed = new ulong[RowBits.WordsFor(vectors.Length)];
        foreach (var row in kept)
        {
            RowBits.Set(allowed, row);
        }

        // bits after the last row mean nothing
        allowed[^1] |= ~0UL << (vectors.Length % 64);

        var found = TwoStageScan.Nearest(RandomVectors.Packed(vectors).Block, new VectorQuery(query), 30, keep, allowed);

        var alone = TwoStageScan.Nearest(RandomVectors.Packed([.. kept.Select(row => vectors[row])]).Block, new VectorQuery(query), 30, keep);
        found.ShouldBe(alone.Select(near => near with { Row = kept[near.Row] }));
    }

    [Fact]
    public void Nothing_is_found_when_nothing_is_allowed()
    {
        var packed = RandomVectors.Packed(RandomVectors.Many(new Random(4), 64, 100));

        TwoStageScan.Nearest(packed.Block, new VectorQuery(RandomVectors.One(new Random(5), 64)), 10, 5, new ulong[2]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Everything)]
    [InlineData(7)]
    public void Equal_vectors_are_found_in_the_order_of_their_rows(int keep)
    {
        var vector = RandomVectors.One(new Random(6), 64);
        var packed = RandomVectors.Packed([.. Enumerable.Repeat(vector, 40)]);

        TwoStageScan.Nearest(packed.Block, new VectorQuery(vector), 5, keep).Select(near => near.Row).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public void A_zero_vector_is_near_to_nothing()
    {
        var vector = RandomVectors.One(new Random(7), 64);
        var packed = RandomVectors.Packed([QuantizedVector.Quantize(new float[64]), vector]);

        TwoStageScan.Nearest(packed.Block, new VectorQuery(vector), 5, Everything).ShouldBe([new NearRow(1, vector.Cosine(vector)), new NearRow(0, 0)]);
        TwoStageScan.Nearest(packed.Block, new VectorQuery(QuantizedVector.Quantize(new float[64])), 5, Everything).ShouldBe([new NearRow(0, 0), new NearRow(1, 0)]);
    }

    [Fact]
    public void Vectors_of_another_model_are_not_compared()
    {
        var query = new VectorQuery(RandomVectors.One(new Random(8), 65));

        TwoStageScan.Nearest(RandomVectors.Packed(RandomVectors.Many(new Random(8), 64, 10)).Block, query, 5, Everything).ShouldBeEmpty();
        TwoStageScan.Nearest(default, query, 5, Everything).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => DotScan.Cosine(RandomVectors.Packed(RandomVectors.Many(new Random(8), 64, 10)).Block, query, 0));
    }

    [Fact]
    public void Too_small_a_set_of_allowed_rows_is_refused()
    {
        var packed = RandomVectors.Packed(RandomVectors.Many(new Random(9), 64, 65));

        Should.Throw<ArgumentException>(() => TwoStageScan.Nearest(packed.Block, new VectorQuery(RandomVectors.One(new Random(9), 64)), 5, 10, new ulong[1]));
    }

    [Fact]
    public void A_block_whose_parts_do_not_fit_is_refused()
    {
        Should.Throw<ArgumentException>(() => new VectorBlock(64, new sbyte[127], new ulong[2], new float[2], new float[2], new int[2]).Count);
        Should.Throw<ArgumentException>(() => new VectorBlock(65, new sbyte[130], new ulong[3], new float[2], new float[2], new int[2]).Count);
        Should.Throw<ArgumentException>(() => new VectorBlock(64, new sbyte[128], new ulong[2], new float[2], new float[2], new int[1]).Count);
    }
}
