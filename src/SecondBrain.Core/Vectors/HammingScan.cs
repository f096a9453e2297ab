using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SecondBrain.Core.Vectors.Kernels;

namespace SecondBrain.Core.Vectors;

/// <summary>How many sign bits of a query and each row differ.</summary>
internal static class HammingScan
{
    /// <summary>A distance is less than <see cref="ushort.MaxValue"/>, which is free to mark what was not compared.</summary>
    public const int MostDimensions = ushort.MaxValue - 1;

    /// <param name="distances">Of the rows from <paramref name="firstRow"/> on, one each.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or are more than <see cref="MostDimensions"/>.</exception>
    public static void Distances(in VectorBlock block, VectorQuery query, int firstRow, Span<ushort> distances)
    {
        if (block.Dimensions != query.Dimensions || query.Dimensions > MostDimensions)
        {
            throw new ArgumentException($"A query of {query.Dimensions} dimensions cannot scan rows of {block.Dimensions}.", nameof(query));
        }

        Distances(query.Bits, block.Bits.Slice(firstRow * block.WordsPerRow, distances.Length * block.WordsPerRow), distances);
    }

    /// <param name="rows">As many rows, each as long as the query, as <paramref name="distances"/> has places.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Distances(ReadOnlySpan<ulong> query, ReadOnlySpan<ulong> rows, Span<ushort> distances)
    {
        if (Vector512.IsHardwareAccelerated && HammingAvx512.IsSupported && query.Length >= HammingAvx512.LeastWords)
        {
            Distances<HammingAvx512>(query, rows, distances);
        }
        else if (HammingAvx2.IsSupported && query.Length >= HammingAvx2.LeastWords)
        {
            Distances<HammingAvx2>(query, rows, distances);
        }
        else if (HammingAdvSimd.IsSupported && query.Length >= HammingAdvSimd.LeastWords)
        {
            Distances<HammingAdvSimd>(query, rows, distances);
        }
        else
        {
            Distances<HammingPortable>(query, rows, distances);
        }
    }

    internal static void Distances<TKernel>(ReadOnlySpan<ulong> query, ReadOnlySpan<ulong> rows, Span<ushort> distances)
        where TKernel : IHammingKernel
    {
        var words = query.Length;
        if (words < TKernel.LeastWords || rows.Length != (long)distances.Length * words)
        {
            throw new ArgumentException($"{rows.Length} words are not {distances.Length} rows of {words}.", nameof(rows));
        }

        ref var first = ref MemoryMarshal.GetReference(query);
        ref var row = ref MemoryMarshal.GetReference(rows);
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = (ushort)TKernel.Distance(in first, in row, words);
            row = ref Unsafe.Add(ref row, words);
        }
    }
}
