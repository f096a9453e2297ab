using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SecondBrain.Core.Vectors;

/// <summary>What several vectors have in common: the sum of their directions, each of length 1.</summary>
internal static class MeanDirection
{
    /// <summary>The meaning of a note from those of its chunks. Vectors of other dimensions than the first one's are left out.</summary>
    /// <returns>Null without a vector.</returns>
    public static QuantizedVector? Of(IEnumerable<QuantizedVector> vectors)
    {
        float[]? sum = null;
        foreach (var vector in vectors)
        {
            sum ??= new float[vector.Dimensions];
            if (vector.Dimensions == sum.Length)
            {
                Add(sum, vector.Values, vector.InverseNorm);
            }
        }

        return sum is null ? null : QuantizedVector.Quantize(sum);
    }

    /// <summary>Adds the direction that value bytes and their inverse norm stand for.</summary>
    public static void Add(Span<float> sum, ReadOnlySpan<sbyte> values, float inverseNorm)
    {
        ref var sums = ref MemoryMarshal.GetReference(sum);
        ref var bytes = ref MemoryMarshal.GetReference(values[..sum.Length]);
        var factor = Vector128.Create(inverseNorm);
        var i = 0;
        for (; i + 16 <= sum.Length; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref bytes, (nuint)i));
            var (a, b) = Vector128.Widen(low);
            var (c, d) = Vector128.Widen(high);
            Add(ref Unsafe.Add(ref sums, i), a, factor);
            Add(ref Unsafe.Add(ref sums, i + 4), b, factor);
            Add(ref Unsafe.Add(ref sums, i + 8), c, factor);
            Add(ref Unsafe.Add(ref sums, i + 12), d, factor);
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += values[i] * inverseNorm;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref float sums, Vector128<int> values, Vector128<float> factor) =>
        (Vector128.LoadUnsafe(ref sums) + (Vector128.ConvertToSingle(values) * factor)).StoreUnsafe(ref sums);
}
