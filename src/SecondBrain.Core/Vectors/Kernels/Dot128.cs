using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SecondBrain.Core.Vectors.Kernels;

/// <summary>128-bit registers of any processor: bytes are widened to 16 bits, their products to 32.</summary>
internal readonly struct Dot128 : IDotKernel
{
    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Dot(VectorQuery query, ref readonly sbyte row)
    {
        ref readonly var values = ref query.Laid;
        Vector128<int> a = default, b = default;
        var dimensions = (nuint)query.Dimensions;
        nuint i = 0;
        for (; i + VectorQuery.Step <= dimensions; i += VectorQuery.Step)
        {
            Add(in values, i, in row, i, ref a, ref b);
        }

        if (query.LastStep >= 0)
        {
            Add(in values, i, in row, (nuint)query.LastStep, ref a, ref b);
        }

        return Vector128.Sum(a + b);
    }

    public static (int One, int Other) Dots(VectorQuery query, ref readonly sbyte one, ref readonly sbyte other) => (Dot(query, in one), Dot(query, in other));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref readonly sbyte values, nuint i, ref readonly sbyte row, nuint j, ref Vector128<int> a, ref Vector128<int> b)
    {
        for (nuint k = 0; k < VectorQuery.Step; k += 16)
        {
            var left = Vector128.LoadUnsafe(in values, i + k);
            var right = Vector128.LoadUnsafe(in row, j + k);
            // 127 × 128 fits 16 bits, the sum of three such products does not: widen before adding
            var low = Vector128.WidenLower(left) * Vector128.WidenLower(right);
            var high = Vector128.WidenUpper(left) * Vector128.WidenUpper(right);
            a += Vector128.WidenLower(low) + Vector128.WidenUpper(low);
            b += Vector128.WidenLower(high) + Vector128.WidenUpper(high);
        }
    }
}
