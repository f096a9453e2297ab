using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SecondBrain.Core.Vectors.Kernels;

/// <summary>x64 with AVX2: products of unsigned and signed bytes, see <see cref="VectorQuery.Flips"/>.</summary>
internal readonly struct DotAvx2 : IDotKernel
{
    public static bool IsSupported => Avx2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Dot(VectorQuery query, ref readonly sbyte row)
    {
        ref readonly var magnitudes = ref query.Magnitudes;
        ref readonly var flips = ref query.Flips;
        Vector256<int> a = default, b = default, c = default, d = default;
        var dimensions = (nuint)query.Dimensions;
        nuint i = 0;
        for (; i + (2 * VectorQuery.Step) <= dimensions; i += 2 * VectorQuery.Step)
        {
            a += Products(in magnitudes, in flips, i, in row, i);
            b += Products(in magnitudes, in flips, i + 32, in row, i + 32);
            c += Products(in magnitudes, in flips, i + 64, in row, i + 64);
            d += Products(in magnitudes, in flips, i + 96, in row, i + 96);
        }

        if (i + VectorQuery.Step <= dimensions)
        {
            a += Products(in magnitudes, in flips, i, in row, i);
            b += Products(in magnitudes, in flips, i + 32, in row, i + 32);
            i += VectorQuery.Step;
        }

        if (query.LastStep >= 0)
        {
            c += Products(in magnitudes, in flips, i, in row, (nuint)query.LastStep);
            d += Products(in magnitudes, in flips, i + 32, in row, (nuint)query.LastStep + 32);
        }

        return Vector256.Sum(a + b + (c + d)) + query.Correction;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int One, int Other) Dots(VectorQuery query, ref readonly sbyte one, ref readonly sbyte other)
    {
        ref readonly var magnitudes = ref query.Magnitudes;
        ref readonly var flips = ref query.Flips;
        Vector256<int> a = default, b = default, c = default, d = default;
        var dimensions = (nuint)query.Dimensions;
        nuint i = 0;
        for (; i + VectorQuery.Step <= dimensions; i += VectorQuery.Step)
        {
            a += Products(in magnitudes, in flips, i, in one, i);
            b += Products(in magnitudes, in flips, i, in other, i);
            c += Products(in magnitudes, in flips, i + 32, in one, i + 32);
            d += Products(in magnitudes, in flips, i + 32, in other, i + 32);
        }

        if (query.LastStep >= 0)
        {
            var last = (nuint)query.LastStep;
            a += Products(in magnitudes, in flips, i, in one, last);
            b += Products(in magnitudes, in flips, i, in other, last);
            c += Products(in magnitudes, in flips, i + 32, in one, last + 32);
            d += Products(in magnitudes, in flips, i + 32, in other, last + 32);
        }

        return (Vector256.Sum(a + c) + query.Correction, Vector256.Sum(b + d) + query.Correction);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Products(ref readonly byte magnitudes, ref readonly sbyte flips, nuint i, ref readonly sbyte row, nuint j)
    {
        var flipped = Vector256.LoadUnsafe(in row, j) ^ Vector256.LoadUnsafe(in flips, i);
        return Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(in magnitudes, i), flipped), Vector256<short>.One);
    }
}
