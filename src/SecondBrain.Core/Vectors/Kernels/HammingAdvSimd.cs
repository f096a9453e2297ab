using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace SecondBrain.Core.Vectors.Kernels;

/// <summary>arm64: CNT counts the bits of 16 bytes at once, and a row is summed once.</summary>
internal readonly struct HammingAdvSimd : IHammingKernel
{
    public static bool IsSupported => AdvSimd.Arm64.IsSupported;

    public static int LeastWords => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Distance(ref readonly ulong query, ref readonly ulong row, int words)
    {
        var counts = Vector128<ushort>.Zero;
        var i = 0;
        for (; i + 2 <= words; i += 2)
        {
            counts = AdvSimd.AddPairwiseWideningAndAdd(counts, Differing(in query, in row, i));
        }

        if (i < words)
        {
            // the last word alone: its neighbour is counted already
            var last = Differing(in query, in row, words - 2).AsUInt64().WithElement(0, 0ul).AsByte();
            counts = AdvSimd.AddPairwiseWideningAndAdd(counts, last);
        }

        return (int)AdvSimd.Arm64.AddAcrossWidening(counts).ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Differing(ref readonly ulong query, ref readonly ulong row, int i) =>
        AdvSimd.PopCount((Vector128.LoadUnsafe(in query, (nuint)i) ^ Vector128.LoadUnsafe(in row, (nuint)i)).AsByte());
}
