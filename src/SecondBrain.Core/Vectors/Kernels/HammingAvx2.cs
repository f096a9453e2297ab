using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SecondBrain.Core.Vectors.Kernels;

/// <summary>x64 with AVX2: the bits of each half byte are looked up, 32 bytes at once (Muła, Kurz and Lemire 2018, "Faster population counts using AVX2 instructions").</summary>
internal readonly struct HammingAvx2 : IHammingKernel
{
    public static bool IsSupported => Avx2.IsSupported;

    public static int LeastWords => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Distance(ref readonly ulong query, ref readonly ulong row, int words)
    {
        var sum = Vector256<ulong>.Zero;
        var i = 0;
        for (; i + 4 <= words; i += 4)
        {
            sum += Count(Differing(in query, in row, i));
        }

        if (i < words)
        {
            // the last four words, of which those counted already are masked out
            var fresh = Vector256.GreaterThanOrEqual(Vector256<long>.Indices, Vector256.Create((long)(i + 4 - words))).AsUInt64();
            sum += Count(Differing(in query, in row, words - 4) & fresh);
        }

        return (int)Vector256.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Differing(ref readonly ulong query, ref readonly ulong row, int i) =>
        Vector256.LoadUnsafe(in query, (nuint)i) ^ Vector256.LoadUnsafe(in row, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Count(Vector256<ulong> words)
    {
        var bitsOf = Vector256.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        var low = Vector256.Create((byte)0x0f);
        var counts = Avx2.Shuffle(bitsOf, words.AsByte() & low) + Avx2.Shuffle(bitsOf, (words >>> 4).AsByte() & low);
        return Avx2.SumAbsoluteDifferences(counts, Vector256<byte>.Zero).AsUInt64();
    }
}
