using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Tests.Vectors;

public class QuantizedVectorTests
{
    [Fact]
    public void The_largest_value_becomes_127()
    {
        var vector = QuantizedVector.Quantize([0.5f, -1.27f, 0, 0.004f]);

        vector.Scale.ShouldBe(0.01f, 1e-6f);
        vector.Values.ToArray().ShouldBe([(sbyte)50, (sbyte)-127, (sbyte)0, (sbyte)0]);
        vector.Bits.ToArray().ShouldBe([0b1101UL]);
        vector.ToBitBytes().ShouldBe([(byte)0b1101]);
        vector.ToInt8Bytes().ShouldBe([(byte)50, (byte)129, (byte)0, (byte)0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(512)]
    public void A_vector_survives_its_bytes(int dimensions)
    {
        var vector = QuantizedVector.Quantize(RandomVector(new Random(dimensions), dimensions));

        var copy = QuantizedVector.FromBytes(vector.ToInt8Bytes(), vector.Scale, vector.ToBitBytes());

        copy.ShouldBe(vector);
        copy.GetHashCode().ShouldBe(vector.GetHashCode());
        copy.Cosine(vector).ShouldBe(1f, 1e-6f);
        copy.Hamming(vector).ShouldBe(0);
    }

    [Fact]
    public void The_cosine_of_quantized_vectors_is_off_by_less_than_a_hundredth()
    {
        var random = new Random(1);
        var worst = 0.0;
        for (var round = 0; round < 2000; round++)
        {
            var left = RandomVector(random, 512);
            var right = RandomVector(random, 512);
            var mix = (float)random.NextDouble();
            for (var i = 0; i < right.Length; i++)
            {
                right[i] = (mix * right[i]) + ((1 - mix) * left[i]);
            }

            worst = Math.Max(worst, Math.Abs(Cosine(left, right) - QuantizedVector.Quantize(left).Cosine(QuantizedVector.Quantize(right))));
        }

        worst.ShouldBeLessThan(0.01);
    }

    [Fact]
    public void A_value_is_off_by_at_most_half_the_scale()
    {
        var vector = RandomVector(new Random(2), 512);
        var quantized = QuantizedVector.Quantize(vector);

        quantized.ToFloats().Zip(vector, (back, value) => Math.Abs(back - value)).Max().ShouldBeLessThanOrEqualTo((quantized.Scale / 2) + 1e-6f);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1e-30f)]
    [InlineData(1e30f)]
    public void The_length_of_a_vector_does_not_change_its_direction(float factor)
    {
        var vector = RandomVector(new Random(3), 64);

        QuantizedVector.Quantize([.. vector.Select(value => value * factor)]).Cosine(QuantizedVector.Quantize(vector)).ShouldBe(1f, 1e-3f);
    }

    [Fact]
    public void A_zero_vector_is_like_nothing() =>
        QuantizedVector.Quantize(new float[8]).Cosine(QuantizedVector.Quantize([1, 2, 3, 4, 5, 6, 7, 8])).ShouldBe(0);

    [Fact]
    public void Vectors_of_different_models_cannot_be_compared() =>
        Should.Throw<ArgumentException>(() => QuantizedVector.Quantize([1, 2]).Cosine(QuantizedVector.Quantize([1, 2, 3])));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_value_that_is_not_finite_is_refused(float value) =>
        Should.Throw<ArgumentException>(() => QuantizedVector.Quantize([1, value]));

    [Fact]
    public void Bytes_that_are_no_vector_are_refused()
    {
        Should.Throw<FormatException>(() => QuantizedVector.FromBytes([], 1, []));
        Should.Throw<FormatException>(() => QuantizedVector.FromBytes([1, 2], 1, []));
        Should.Throw<FormatException>(() => QuantizedVector.FromBytes([1], float.NaN, [1]));
        Should.Throw<FormatException>(() => QuantizedVector.FromBytes([0x80], 1, [1]));
    }

    [Fact]
    public void The_simd_paths_give_what_the_portable_one_gives()
    {
        var random = new Random(4);
        for (var length = 0; length < 300; length++)
        {
            var left = RandomBytes(random, length);
            var right = RandomBytes(random, length);
            var expected = left.Zip(right, (a, b) => a * b).Sum();

            VectorMath.DotInt8(left, right).ShouldBe(expected);
            VectorMath.Dot128(left, right).ShouldBe(expected);
            VectorMath.DotPortable(left, right).ShouldBe(expected);
        }
    }

    [Fact]
    public void The_largest_products_do_not_overflow()
    {
        var least = Enumerable.Repeat((sbyte)-127, 4096).ToArray();

        VectorMath.DotInt8(least, least).ShouldBe(4096 * 127 * 127);
        VectorMath.Dot128(least, least).ShouldBe(4096 * 127 * 127);
    }

    [Fact]
    public void Hamming_counts_the_bits_that_differ()
    {
        var random = new Random(5);
        for (var length = 0; length < 40; length++)
        {
            var left = Enumerable.Range(0, length).Select(_ => (ulong)random.NextInt64() * 3).ToArray();
            var right = Enumerable.Range(0, length).Select(_ => (ulong)random.NextInt64() * 5).ToArray();

            VectorMath.Hamming(left, right).ShouldBe(left.Zip(right, (a, b) => Convert.ToString((long)(a ^ b), 2).Count(bit => bit == '1')).Sum());
        }
    }

    private static float[] RandomVector(Random random, int dimensions) =>
        [.. Enumerable.Range(0, dimensions).Select(_ => (float)((random.NextDouble() * 2) - 1))];

    private static sbyte[] RandomBytes(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (sbyte)random.Next(-127, 128))];

    private static double Cosine(float[] left, float[] right)
    {
        double dot = 0, l = 0, r = 0;
        for (var i = 0; i < left.Length; i++)
        {
            dot += left[i] * right[i];
            l += left[i] * left[i];
            r += right[i] * right[i];
        }

        return dot / Math.Sqrt(l * r);
    }
}
