using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SecondBrain.Core.Vectors.Kernels;

/// <summary>x64 with AVX-512: products of unsigned and signed bytes, see <see cref="VectorQuery.Flips"/>.</summary>
internal readonly struct DotAvx512 : IDotKernel
{
    public static bool IsSupported => Avx512BW.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Dot(VectorQuery query, ref readonly sbyte row)
    {
        ref readonly var magnitudes = ref query.Magnitudes;
        ref readonly var flips = ref query.Flips;
        Vector512<int> a = default, b = default, c = default, d = default;
        var dimensions = (nuint)query.Dimensions;
        nuint i = 0;
        for (; i + (4 * VectorQuery.Step) <= dimensions; i += 4 * VectorQuery.Step)
        {
            a += Products(in magnitudes, in flips, i, in row, i);
            b += Products(in magnitudes, in flips, i + 64, in row, i + 64);
            c += Products(in magnitudes, in flips, i + 128, in row, i + 128);
            d += Products(in magnitudes, in flips, i + 192, in row, i + 192);
        }

        for (; i + VectorQuery.Step <= dimensions; i += VectorQuery.Step)
        {
            a += Products(in magnitudes, in flips, i, in row, i);
        }

        if (query.LastStep >= 0)
        {
            b += Products(in magnitudes, in flips, i, in row, (nuint)query.LastStep);
        }

        return Vector512.Sum(a + b + (c + d)) + query.Correction;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int One, int Other) Dots(VectorQuery query, ref readonly sbyte one, ref readonly sbyte other)
    {
        ref readonly var magnitudes = ref query.Magnitudes;
        ref readonly var flips = ref query.Flips;
        Vector512<int> a = default, b = default, c = default, d = default;
        var dimensions = (nuint)query.Dimensions;
        nuint i = 0;
        for (; i + (2 * VectorQuery.Step) <= dimensions; i += 2 * VectorQuery.Step)
        {
            a += Products(in magnitudes, in flips, i, in one, i);
            b += Products(in magnitudes, in flips, i, in other, i);
            c += Products(in magnitudes, in flips, i + 64, in one, i + 64);
            d += Products(in magnitudes, in flips, i + 64, in other, i + 64);
        }

        if (i + VectorQuery.Step <= dimensions)
        {
            a += Products(in magnitudes, in flips, i, in one, i);
            b += Products(in magnitudes, in flips, i, in other, i);
            i += VectorQuery.Step;
        }

        if (query.LastStep >= 0)
        {
            c += Products(in magnitudes, in flips, i, in one, (nuint)query.LastStep);
            d += Products(in magnitudes, in flips, i, in other, (nuint)query.LastStep);
        }

        return (Vector512.Sum(a + c) + query.Correction, Vector512.Sum(b + d) + query.Correction);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Products(ref readonly byte magnitudes, ref readonly sbyte flips, nuint i, ref readonly sbyte row, nuint j)
    {
        var flipped = Vector512.LoadUnsafe(in row, j) ^ Vector512.LoadUnsafe(in flips, i);
        return Avx512BW.MultiplyAddAdjacent(Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(in magnitudes, i), flipped), Vector512<short>.One);
    }
}
