using System.Numerics.Tensors;

namespace SecondBrain.Bench.Vectors;

/// <summary>What vectors are compared with when nothing is quantized: cosines of floats whose length is 1.</summary>
internal static class FloatScan
{
    public static void WithTensorPrimitives(ReadOnlySpan<float> query, ReadOnlySpan<float> rows, Span<float> cosines)
    {
        for (var row = 0; row < cosines.Length; row++)
        {
            cosines[row] = TensorPrimitives.Dot(query, rows.Slice(row * query.Length, query.Length));
        }
    }

    public static void WithLoop(ReadOnlySpan<float> query, ReadOnlySpan<float> rows, Span<float> cosines)
    {
        for (var row = 0; row < cosines.Length; row++)
        {
            cosines[row] = Dot(query, rows.Slice(row * query.Length, query.Length));
        }
    }

    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0f;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
