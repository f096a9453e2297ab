using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SecondBrain.Local.Embedding;

/// <summary>A tile of 6 x 16: 12 accumulators, 2 vectors of B and 1 of A fill 15 of the 16 registers of AVX2.</summary>
internal static unsafe class Kernel256
{
    public const int Rows = 6;
    public const int Columns = 16;

    /// <inheritdoc cref="MatrixTile"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in MatrixTile tile)
    {
        nint stride = tile.AStride, stride2 = 2 * stride;
        float* a0 = tile.A, a1 = tile.A + (3 * stride);
        var b = tile.B;
        Vector256<float> c0l = default, c0r = default, c1l = default, c1r = default, c2l = default, c2r = default,
            c3l = default, c3r = default, c4l = default, c4r = default, c5l = default, c5r = default;
        for (var k = tile.Depth; k > 0; k--)
        {
            Vector256<float> left = Vector256.Load(b), right = Vector256.Load(b + 8);
            var a = Vector256.Create(*a0);
            c0l = Vector256.FusedMultiplyAdd(a, left, c0l);
            c0r = Vector256.FusedMultiplyAdd(a, right, c0r);
            a = Vector256.Create(a0[stride]);
            c1l = Vector256.FusedMultiplyAdd(a, left, c1l);
            c1r = Vector256.FusedMultiplyAdd(a, right, c1r);
            a = Vector256.Create(a0[stride2]);
            c2l = Vector256.FusedMultiplyAdd(a, left, c2l);
            c2r = Vector256.FusedMultiplyAdd(a, right, c2r);
            a = Vector256.Create(*a1);
            c3l = Vector256.FusedMultiplyAdd(a, left, c3l);
            c3r = Vector256.FusedMultiplyAdd(a, right, c3r);
            a = Vector256.Create(a1[stride]);
            c4l = Vector256.FusedMultiplyAdd(a, left, c4l);
            c4r = Vector256.FusedMultiplyAdd(a, right, c4r);
            a = Vector256.Create(a1[stride2]);
            c5l = Vector256.FusedMultiplyAdd(a, left, c5l);
            c5r = Vector256.FusedMultiplyAdd(a, right, c5r);
            b += MatrixTile.PanelWidth;
            a0++;
            a1++;
        }

        Finish(tile, 0, c0l, c0r);
        Finish(tile, 1, c1l, c1r);
        Finish(tile, 2, c2l, c2r);
        Finish(tile, 3, c3l, c3r);
        Finish(tile, 4, c4l, c4r);
        Finish(tile, 5, c5l, c5r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(in MatrixTile tile, int row, Vector256<float> left, Vector256<float> right)
    {
        var c = tile.C + (row * tile.CStride);
        if (tile.Bias is not null)
        {
            left += Vector256.Load(tile.Bias);
            right += Vector256.Load(tile.Bias + 8);
        }

        if (tile.Accumulate)
        {
            left += Vector256.Load(c);
            right += Vector256.Load(c + 8);
        }

        if (tile.Rectify)
        {
            left = Vector256.Max(left, Vector256<float>.Zero);
            right = Vector256.Max(right, Vector256<float>.Zero);
        }

        left.Store(c);
        right.Store(c + 8);
    }
}
