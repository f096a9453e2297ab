using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SecondBrain.Core.Search.Segments;

/// <summary>
/// Blocks of 128 numbers in as few bits as the largest needs, after SIMD-BP128 (Lemire and Boytsov, "Decoding billions of integers per
/// second through vectorization", 2015): number i is in lane i mod 4 of a column of 128-bit words, in each lane one after another, low bits first.
/// </summary>
internal static class BitPacking
{
    public const int Length = 128;

    private const int Lanes = 4;

    public static int BytesFor(int bits) => bits * Length / 8;

    public static int BitsFor(ReadOnlySpan<uint> values)
    {
        var all = 0u;
        foreach (var value in values)
        {
            all |= value;
        }

        return 32 - BitOperations.LeadingZeroCount(all);
    }

    /// <param name="values">128 numbers of at most <paramref name="bits"/> bits.</param>
    /// <param name="target"><see cref="BytesFor"/> bytes.</param>
    public static void Pack(ReadOnlySpan<uint> values, int bits, Span<byte> target)
    {
        if (bits == 0)
        {
            return;
        }

        var words = MemoryMarshal.Cast<byte, uint>(target);
        words.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            var at = i / Lanes * bits;
            var word = (at / 32 * Lanes) + (i % Lanes);
            var shift = at % 32;
            words[word] |= values[i] << shift;
            if (shift + bits > 32)
            {
                words[word + Lanes] |= values[i] >> (32 - shift);
            }
        }
    }

    /// <param name="packed"><see cref="BytesFor"/> bytes.</param>
    /// <param name="values">Room for 128 numbers.</param>
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<uint> values)
    {
        if (bits == 0)
        {
            values[..Length].Clear();
            return;
        }

        // The two checks that make the unchecked loads and stores below safe.
        ref var source = ref MemoryMarshal.GetReference(packed[..BytesFor(bits)]);
        ref var target = ref MemoryMarshal.GetReference(values[..Length]);
        var mask = Vector128.Create(uint.MaxValue >> (32 - bits));
        var word = Vector128.LoadUnsafe(ref source).AsUInt32();
        nuint next = 16;
        var shift = 0;
        for (nuint i = 0; i < Length; i += Lanes)
        {
            var value = Vector128.ShiftRightLogical(word, shift);
            shift += bits;
            if (shift >= 32 && i + Lanes < Length)
            {
                word = Vector128.LoadUnsafe(ref source, next).AsUInt32();
                next += 16;
                shift -= 32;
                if (shift > 0)
                {
                    value |= Vector128.ShiftLeft(word, bits - shift);
                }
            }

            (value & mask).StoreUnsafe(ref target, i);
        }
    }

    /// <summary>Turns 128 gaps (each one less than the step to its number) into the numbers.</summary>
    /// <param name="before">The number before the first.</param>
    /// <returns>The largest number, as unsigned: larger than it should be when the gaps overflow.</returns>
    public static uint Sum(Span<uint> gaps, uint before)
    {
        ref var at = ref MemoryMarshal.GetReference(gaps[..Length]);
        var last = Vector128.Create(before);
        var largest = Vector128<uint>.Zero;
        for (nuint i = 0; i < Length; i += Lanes)
        {
            var sum = Vector128.LoadUnsafe(ref at, i) + Vector128<uint>.One;
            sum += Vector128.Shuffle(sum, Vector128.Create(0u, 0, 1, 2)) & Vector128.Create(0, uint.MaxValue, uint.MaxValue, uint.MaxValue);
            sum += Vector128.Shuffle(sum, Vector128.Create(0u, 0, 0, 1)) & Vector128.Create(0, 0, uint.MaxValue, uint.MaxValue);
            sum += last;
            sum.StoreUnsafe(ref at, i);
            largest = Vector128.Max(largest, sum);
            last = Vector128.Shuffle(sum, Vector128.Create(3u, 3, 3, 3));
        }

        return Math.Max(Math.Max(largest[0], largest[1]), Math.Max(largest[2], largest[3]));
    }
}
