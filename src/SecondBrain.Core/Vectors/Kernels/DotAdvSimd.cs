using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace SecondBrain.Core.Vectors.Kernels;

/// <summary>arm64 with the dot product instruction (SDOT; Graviton 2 and later): four byte products a lane in one step.</summary>
internal readonly struct DotAdvSimd : IDotKernel
{
    public static bool IsSupported => Dp.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Dot(VectorQuery query, ref readonly sbyte row)
    {
        ref readonly var values = ref query.Laid;
        Vector128<int> a = default, b = default, c = default, d = default;
        var dimensions = (nuint)query.Dimensions;
        nuint i = 0;
        for (; i + VectorQuery.Step <= dimensions; i += VectorQuery.Step)
        {
            Add(in values, i, in row, i, ref a, ref b, ref c, ref d);
        }

        if (query.LastStep >= 0)
        {
            Add(in values, i, in row, (nuint)query.LastStep, ref a, ref b, ref c, ref d);
        }

        return Vector128.Sum(a + b + (c + d));
    }

    public static (int One, int Other) Dots(VectorQuery query, ref readonly sbyte one, ref readonly sbyte other) => (Dot(query, in one), Dot(query, in other));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        ref readonly sbyte values, nuint i, ref readonly sbyte row, nuint j, ref Vector128<int> a, ref Vector128<int> b, ref Vector128<int> c, ref Vector128<int> d)
    {
        a = Dp.DotProduct(a, Vector128.LoadUnsafe(in values, i), Vector128.LoadUnsafe(in row, j));
        b = Dp.DotProduct(b, Vector128.LoadUnsafe(in values, i + 16), Vector128.LoadUnsafe(in row, j + 16));
        c = Dp.DotProduct(c, Vector128.LoadUnsafe(in values, i + 32), Vector128.LoadUnsafe(in row, j + 32));
        d = Dp.DotProduct(d, Vector128.LoadUnsafe(in values, i + 48), Vector128.LoadUnsafe(in row, j + 48));
    }
}
