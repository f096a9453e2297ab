using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SecondBrain.Bench.Vectors;

/// <summary>How fast one core can read memory: a sum over a buffer far larger than every cache, of the widest registers, four sums at once.</summary>
internal static class MemoryBandwidth
{
    /// <param name="buffer">Its length is a multiple of 64.</param>
    public static ulong Read(ReadOnlySpan<float> buffer)
    {
        ref var start = ref MemoryMarshal.GetReference(buffer);
        Vector256<ulong> a = default, b = default, c = default, d = default;
        for (nuint i = 0; i < (nuint)buffer.Length; i += 32)
        {
            a += Vector256.LoadUnsafe(ref start, i).AsUInt64();
            b += Vector256.LoadUnsafe(ref start, i + 8).AsUInt64();
            c += Vector256.LoadUnsafe(ref start, i + 16).AsUInt64();
            d += Vector256.LoadUnsafe(ref start, i + 24).AsUInt64();
        }

        return Vector256.Sum(a + b + (c + d));
    }
}
