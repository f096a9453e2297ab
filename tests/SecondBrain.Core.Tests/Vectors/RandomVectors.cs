using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Tests.Vectors;

internal static class RandomVectors
{
    public static float[] Floats(Random random, int dimensions) => [.. Enumerable.Range(0, dimensions).Select(_ => (float)((random.NextDouble() * 2) - 1))];

    public static QuantizedVector One(Random random, int dimensions) => QuantizedVector.Quantize(Floats(random, dimensions));

    public static QuantizedVector[] Many(Random random, int dimensions, int count) => [.. Enumerable.Range(0, count).Select(_ => One(random, dimensions))];

    /// <summary>Vectors around a few subjects: some pairs are alike, most are not.</summary>
    public static float[][] Gathered(Random random, int dimensions, int count, int subjects, float own = 1)
    {
        var centres = Enumerable.Range(0, subjects).Select(_ => Floats(random, dimensions)).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => centres[i % subjects].Zip(Floats(random, dimensions), (common, difference) => common + (own * difference)).ToArray())];
    }

    /// <summary>Their chunks are numbered from 0.</summary>
    public static PackedVectors Packed(IReadOnlyList<QuantizedVector> vectors)
    {
        var packed = new PackedVectors(vectors[0].Dimensions, vectors.Count);
        foreach (var vector in vectors)
        {
            packed.Add(vector, packed.Count);
        }

        return packed;
    }

    public static double Cosine(float[] left, float[] right)
    {
        double dot = 0, l = 0, r = 0;
        for (var i = 0; i < left.Length; i++)
        {
            dot += (double)left[i] * right[i];
            l += (double)left[i] * left[i];
            r += (double)right[i] * right[i];
        }

        return l * r == 0 ? 0 : dot / Math.Sqrt(l * r);
    }
}
