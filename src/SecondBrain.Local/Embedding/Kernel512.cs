using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SecondBrain.Local.Embedding;

/// <summary>A tile of 12 x 32: 24 accumulators, 2 vectors of B and 1 of A fill 27 of the 32 registers of AVX-512.</summary>
internal static unsafe class Kernel512
{
    public const int Rows = 12;
    public const int Columns = 32;

    /// <inheritdoc cref="MatrixTile"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in MatrixTile tile)
    {
        nint stride = tile.AStride, stride2 = 2 * stride, stride3 = 3 * stride;
        float* a0 = tile.A, a1 = tile.A + (4 * stride), a2 = tile.A + (8 * stride);
        var b = tile.B;
        Vector512<float> c0l = default, c0r = default, c1l = default, c1r = default, c2l = default, c2r = default,
            c3l = default, c3r = default, c4l = default, c4r = default, c5l = default, c5r = default,
            c6l = default, c6r = default, c7l = default, c7r = default, c8l = default, c8r = default,
            c9l = default, c9r = default, cAl = default, cAr = default, cBl = default, cBr = default;
        for (var k = tile.Depth; k > 0; k--)
        {
            Vector512<float> left = Vector512.Load(b), right = Vector512.Load(b + 16);
            var a = Vector512.Create(*a0);
            c0l = Vector512.FusedMultiplyAdd(a, left, c0l);
            c0r = Vector512.FusedMultiplyAdd(a, right, c0r);
            a = Vector512.Create(a0[stride]);
            c1l = Vector512.FusedMultiplyAdd(a, left, c1l);
            c1r = Vector512.FusedMultiplyAdd(a, right, c1r);
            a = Vector512.Create(a0[stride2]);
            c2l = Vector512.FusedMultiplyAdd(a, left, c2l);
            c2r = Vector512.FusedMultiplyAdd(a, right, c2r);
            a = Vector512.Create(a0[stride3]);
            c3l = Vector512.FusedMultiplyAdd(a, left, c3l);
            c3r = Vector512.FusedMultiplyAdd(a, right, c3r);
            a = Vector512.Create(*a1);
            c4l = Vector512.FusedMultiplyAdd(a, left, c4l);
            c4r = Vector512.FusedMultiplyAdd(a, right, c4r);
            a = Vector512.Create(a1[stride]);
            c5l = Vector512.FusedMultiplyAdd(a, left, c5l);
            c5r = Vector512.FusedMultiplyAdd(a, right, c5r);
            a = Vector512.Create(a1[stride2]);
            c6l = Vector512.FusedMultiplyAdd(a, left, c6l);
            c6r = Vector512.FusedMultiplyAdd(a, right, c6r);
            a = Vector512.Create(a1[stride3]);
            c7l = Vector512.FusedMultiplyAdd(a, left, c7l);
            c7r = Vector512.FusedMultiplyAdd(a, right, c7r);
            a = Vector512.Create(*a2);
            c8l = Vector512.FusedMultiplyAdd(a, left, c8l);
            c8r = Vector512.FusedMultiplyAdd(a, right, c8r);
            a = Vector512.Create(a2[stride]);
            c9l = Vector512.FusedMultiplyAdd(a, left, c9l);
            c9r = Vector512.FusedMultiplyAdd(a, right, c9r);
            a = Vector512.Create(a2[stride2]);
            cAl = Vector512.FusedMultiplyAdd(a, left, cAl);
            cAr = Vector512.FusedMultiplyAdd(a, right, cAr);
            a = Vector512.Create(a2[stride3]);
            cBl = Vector512.FusedMultiplyAdd(a, left, cBl);
            cBr = Vector512.FusedMultiplyAdd(a, right, cBr);
            b += MatrixTile.PanelWidth;
            a0++;
            a1++;
            a2++;
        }

        Finish(tile, 0, c0l, c0r);
        Finish(tile, 1, c1l, c1r);
        Finish(tile, 2, c2l, c2r);
        Finish(tile, 3, c3l, c3r);
        Finish(tile, 4, c4l, c4r);
        Finish(tile, 5, c5l, c5r);
        Finish(tile, 6, c6l, c6r);
        Finish(tile, 7, c7l, c7r);
        Finish(tile, 8, c8l, c8r);
        Finish(tile, 9, c9l, c9r);
        Finish(tile, 10, cAl, cAr);
        Finish(tile, 11, cBl, cBr);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(in MatrixTile tile, int row, Vector512<float> left, Vector512<float> right)
    {
        var c = tile.C + (row * tile.CStride);
        if (tile.Bias is not null)
        {
            left += Vector512.Load(tile.Bias);
            right += Vector512.Load(tile.Bias + 16);
        }

        if (tile.Accumulate)
        {
            left += Vector512.Load(c);
            right += Vector512.Load(c + 16);
        }

        if (tile.Rectify)
        {
            left = Vector512.Max(left, Vector512<float>.Zero);
            right = Vector512.Max(right, Vector512<float>.Zero);
        }

        left.Store(c);
        right.Store(c + 16);
    }
}
