using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SecondBrain.Core.Vectors.Kernels;

/// <summary>x64 with AVX-512: as <see cref="HammingAvx2"/>, 64 bytes at once.</summary>
internal readonly struct HammingAvx512 : IHammingKernel
{
    public static bool IsSupported => Avx512BW.IsSupported;

    public static int LeastWords => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Distance(ref readonly ulong query, ref readonly ulong row, int words)
    {
        var sum = Vector512<ulong>.Zero;
        var i = 0;
        for (; i + 8 <= words; i += 8)
        {
            sum += Count(Differing(in query, in row, i));
        }

        if (i < words)
        {
            // the last eight words, of which those counted already are masked out
            var fresh = Vector512.GreaterThanOrEqual(Vector512<long>.Indices, Vector512.Create((long)(i + 8 - words))).AsUInt64();
            sum += Count(Differing(in query, in row, words - 8) & fresh);
        }

        return (int)Vector512.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Differing(ref readonly ulong query, ref readonly ulong row, int i) =>
        Vector512.LoadUnsafe(in query, (nuint)i) ^ Vector512.LoadUnsafe(in row, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Count(Vector512<ulong> words)
    {
        var bitsOf = Vector512.Create(Vector256.Create(Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4)));
        var low = Vector512.Create((byte)0x0f);
        var counts = Avx512BW.Shuffle(bitsOf, words.AsByte() & low) + Avx512BW.Shuffle(bitsOf, (words >>> 4).AsByte() & low);
        return Avx512BW.SumAbsoluteDifferences(counts, Vector512<byte>.Zero).AsUInt64();
    }
}
