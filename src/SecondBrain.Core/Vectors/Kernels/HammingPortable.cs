using System.Numerics;
using System.Runtime.CompilerServices;

namespace SecondBrain.Core.Vectors.Kernels;

/// <summary>Word by word; PopCount is one instruction where the processor has it.</summary>
internal readonly struct HammingPortable : IHammingKernel
{
    public static bool IsSupported => true;

    public static int LeastWords => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Distance(ref readonly ulong query, ref readonly ulong row, int words)
    {
        ref var q = ref Unsafe.AsRef(in query);
        ref var r = ref Unsafe.AsRef(in row);
        // four sums keep the units busy
        int a = 0, b = 0, c = 0, d = 0, i = 0;
        for (; i + 4 <= words; i += 4)
        {
            a += BitOperations.PopCount(Unsafe.Add(ref q, i) ^ Unsafe.Add(ref r, i));
            b += BitOperations.PopCount(Unsafe.Add(ref q, i + 1) ^ Unsafe.Add(ref r, i + 1));
            c += BitOperations.PopCount(Unsafe.Add(ref q, i + 2) ^ Unsafe.Add(ref r, i + 2));
            d += BitOperations.PopCount(Unsafe.Add(ref q, i + 3) ^ Unsafe.Add(ref r, i + 3));
        }

        for (; i < words; i++)
        {
            a += BitOperations.PopCount(Unsafe.Add(ref q, i) ^ Unsafe.Add(ref r, i));
        }

        return a + b + c + d;
    }
}
