using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SecondBrain.Core.Vectors;

/// <summary>Inner loops of vector search. Each has one result on every machine: integers, no rounding.</summary>
public static class VectorMath
{
    /// <summary>The dot product of two int8 vectors of equal length, of at most 131,072 dimensions (127² × that fits an int). No value may be -128.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static int DotInt8(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        ThrowIfLengthsDiffer(left.Length, right.Length);
        if (Avx2.IsSupported && left.Length >= Vector128<sbyte>.Count)
        {
            return DotAvx2(left, right);
        }

        return Vector128.IsHardwareAccelerated ? Dot128(left, right) : DotPortable(left, right);
    }

    /// <summary>How many bits differ between two bit strings of equal length.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static int Hamming(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        ThrowIfLengthsDiffer(left.Length, right.Length);
        // PopCount is POPCNT on x64 and CNT on arm64; four words at a time keep its units busy.
        int a = 0, b = 0, c = 0, d = 0, i = 0;
        for (; i + 4 <= left.Length; i += 4)
        {
            a += BitOperations.PopCount(left[i] ^ right[i]);
            b += BitOperations.PopCount(left[i + 1] ^ right[i + 1]);
            c += BitOperations.PopCount(left[i + 2] ^ right[i + 2]);
            d += BitOperations.PopCount(left[i + 3] ^ right[i + 3]);
        }

        for (; i < left.Length; i++)
        {
            a += BitOperations.PopCount(left[i] ^ right[i]);
        }

        return a + b + c + d;
    }

    internal static int DotPortable(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        var sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    internal static int Dot128(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        ref var l = ref MemoryMarshal.GetReference(left);
        ref var r = ref MemoryMarshal.GetReference(right);
        var sum = Vector128<int>.Zero;
        var i = 0;
        for (; i + Vector128<sbyte>.Count <= left.Length; i += Vector128<sbyte>.Count)
        {
            var a = Vector128.LoadUnsafe(ref l, (nuint)i);
            var b = Vector128.LoadUnsafe(ref r, (nuint)i);
            // 127 * 127 fits a short, the sum of two such products does not: widen before adding.
            var low = Vector128.WidenLower(a) * Vector128.WidenLower(b);
            var high = Vector128.WidenUpper(a) * Vector128.WidenUpper(b);
            sum += Vector128.WidenLower(low) + Vector128.WidenUpper(low) + Vector128.WidenLower(high) + Vector128.WidenUpper(high);
        }

        return Vector128.Sum(sum) + DotPortable(left[i..], right[i..]);
    }

    private static int DotAvx2(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        ref var l = ref MemoryMarshal.GetReference(left);
        ref var r = ref MemoryMarshal.GetReference(right);
        var sum = Vector256<int>.Zero;
        var i = 0;
        for (; i + Vector128<sbyte>.Count <= left.Length; i += Vector128<sbyte>.Count)
        {
            var a = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref l, (nuint)i));
            var b = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref r, (nuint)i));
            sum += Avx2.MultiplyAddAdjacent(a, b);
        }

        return Vector256.Sum(sum) + DotPortable(left[i..], right[i..]);
    }

    private static void ThrowIfLengthsDiffer(int left, int right)
    {
        if (left != right)
        {
            throw new ArgumentException($"Vectors of {left} and {right} dimensions cannot be compared: they come from different models.", nameof(right));
        }
    }
}
