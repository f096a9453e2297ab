using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SecondBrain.Core.Vectors.Kernels;

namespace SecondBrain.Core.Vectors;

/// <summary>The cosines of a query and rows of a block, from their value bytes: those of <see cref="QuantizedVector.Cosine"/>, on every machine the same.</summary>
internal static class DotScan
{
    /// <summary>Rows whose products wait on the stack until they are scaled.</summary>
    private const int RowsAtOnce = 256;

    /// <param name="cosines">Of the rows from <paramref name="firstRow"/> on, one each.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or there are not so many rows.</exception>
    public static void Cosines(in VectorBlock block, VectorQuery query, int firstRow, Span<float> cosines)
    {
        ThrowIfDimensionsDiffer(block, query);
        Span<int> dots = stackalloc int[RowsAtOnce];
        for (var done = 0; done < cosines.Length; done += RowsAtOnce)
        {
            var some = cosines[done..Math.Min(done + RowsAtOnce, cosines.Length)];
            Dots(query, block.Values.Slice((firstRow + done) * block.Dimensions, some.Length * block.Dimensions), dots[..some.Length]);
            var norms = block.InverseNorms.Slice(firstRow + done, some.Length);
            for (var i = 0; i < some.Length; i++)
            {
                some[i] = dots[i] * query.InverseNorm * norms[i];
            }
        }
    }

    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public static float Cosine(in VectorBlock block, VectorQuery query, int row)
    {
        ThrowIfDimensionsDiffer(block, query);
        var dot = 0;
        Dots(query, block.ValuesOf(row), new Span<int>(ref dot));
        return dot * query.InverseNorm * block.InverseNorms[row];
    }

    /// <param name="rows">As many rows as <paramref name="dots"/> has places, without gaps.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Dots(VectorQuery query, ReadOnlySpan<sbyte> rows, Span<int> dots)
    {
        if (query.Dimensions < VectorQuery.Step)
        {
            Dots<DotPortable>(query, rows, dots);
        }
        // false where 512-bit registers slow the processor down
        else if (Vector512.IsHardwareAccelerated && DotAvx512.IsSupported)
        {
            Dots<DotAvx512>(query, rows, dots);
        }
        else if (DotAvx2.IsSupported)
        {
            Dots<DotAvx2>(query, rows, dots);
        }
        else if (DotAdvSimd.IsSupported)
        {
            Dots<DotAdvSimd>(query, rows, dots);
        }
        else if (Dot128.IsSupported)
        {
            Dots<Dot128>(query, rows, dots);
        }
        else
        {
            Dots<DotPortable>(query, rows, dots);
        }
    }

    /// <summary>
    /// Two rows at a time, one of each half: two streams far from each other are read faster than one,
    /// while rows next to each other, on one page, are read far slower (bench/vectors).
    /// </summary>
    internal static void Dots<TKernel>(VectorQuery query, ReadOnlySpan<sbyte> rows, Span<int> dots)
        where TKernel : IDotKernel
    {
        var dimensions = query.Dimensions;
        if (rows.Length != (long)dots.Length * dimensions)
        {
            throw new ArgumentException($"{rows.Length} bytes are not {dots.Length} rows of {dimensions} dimensions.", nameof(rows));
        }

        var half = dots.Length / 2;
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var other = ref Unsafe.Add(ref row, (nint)half * dimensions);
        for (var i = 0; i < half; i++)
        {
            (dots[i], dots[half + i]) = TKernel.Dots(query, in row, in other);
            row = ref Unsafe.Add(ref row, dimensions);
            other = ref Unsafe.Add(ref other, dimensions);
        }

        if (dots.Length % 2 != 0)
        {
            dots[^1] = TKernel.Dot(query, in other);
        }
    }

    private static void ThrowIfDimensionsDiffer(in VectorBlock block, VectorQuery query)
    {
        if (block.Dimensions != query.Dimensions)
        {
            throw new ArgumentException($"Vectors of {query.Dimensions} and {block.Dimensions} dimensions cannot be compared: they come from different models.", nameof(query));
        }
    }
}
