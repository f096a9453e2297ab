using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SecondBrain.Local.Embedding;

/// <summary>A tile of 12 x 8: 24 accumulators, 2 vectors of B and 1 of A fill 27 of the 32 registers of 64-bit Arm; also for an x86 without AVX2.</summary>
internal static unsafe class Kernel128
{
    public const int Rows = 12;
    public const int Columns = 8;

    /// <inheritdoc cref="MatrixTile"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in MatrixTile tile)
    {
        nint stride = tile.AStride, stride2 = 2 * stride, stride3 = 3 * stride;
        float* a0 = tile.A, a1 = tile.A + (4 * stride), a2 = tile.A + (8 * stride);
        var b = tile.B;
        Vector128<float> c0l = default, c0r = default, c1l = default, c1r = default, c2l = default, c2r = default,
            c3l = default, c3r = default, c4l = default, c4r = default, c5l = default, c5r = default,
            c6l = default, c6r = default, c7l = default, c7r = default, c8l = default, c8r = default,
            c9l = default, c9r = default, cAl = default, cAr = default, cBl = default, cBr = default;
        for (var k = tile.Depth; k > 0; k--)
        {
            Vector128<float> left = Vector128.Load(b), right = Vector128.Load(b + 4);
            var a = Vector128.Create(*a0);
            c0l = Vector128.MultiplyAddEstimate(a, left, c0l);
            c0r = Vector128.MultiplyAddEstimate(a, right, c0r);
            a = Vector128.Create(a0[stride]);
            c1l = Vector128.MultiplyAddEstimate(a, left, c1l);
            c1r = Vector128.MultiplyAddEstimate(a, right, c1r);
            a = Vector128.Create(a0[stride2]);
            c2l = Vector128.MultiplyAddEstimate(a, left, c2l);
            c2r = Vector128.MultiplyAddEstimate(a, right, c2r);
            a = Vector128.Create(a0[stride3]);
            c3l = Vector128.MultiplyAddEstimate(a, left, c3l);
            c3r = Vector128.MultiplyAddEstimate(a, right, c3r);
            a = Vector128.Create(*a1);
            c4l = Vector128.MultiplyAddEstimate(a, left, c4l);
            c4r = Vector128.MultiplyAddEstimate(a, right, c4r);
            a = Vector128.Create(a1[stride]);
            c5l = Vector128.MultiplyAddEstimate(a, left, c5l);
            c5r = Vector128.MultiplyAddEstimate(a, right, c5r);
            a = Vector128.Create(a1[stride2]);
            c6l = Vector128.MultiplyAddEstimate(a, left, c6l);
            c6r = Vector128.MultiplyAddEstimate(a, right, c6r);
            a = Vector128.Create(a1[stride3]);
            c7l = Vector128.MultiplyAddEstimate(a, left, c7l);
            c7r = Vector128.MultiplyAddEstimate(a, right, c7r);
            a = Vector128.Create(*a2);
            c8l = Vector128.MultiplyAddEstimate(a, left, c8l);
            c8r = Vector128.MultiplyAddEstimate(a, right, c8r);
            a = Vector128.Create(a2[stride]);
            c9l = Vector128.MultiplyAddEstimate(a, left, c9l);
            c9r = Vector128.MultiplyAddEstimate(a, right, c9r);
            a = Vector128.Create(a2[stride2]);
            cAl = Vector128.MultiplyAddEstimate(a, left, cAl);
            cAr = Vector128.MultiplyAddEstimate(a, right, cAr);
            a = Vector128.Create(a2[stride3]);
            cBl = Vector128.MultiplyAddEstimate(a, left, cBl);
            cBr = Vector128.MultiplyAddEstimate(a, right, cBr);
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
    private static void Finish(in MatrixTile tile, int row, Vector128<float> left, Vector128<float> right)
    {
        var c = tile.C + (row * tile.CStride);
        if (tile.Bias is not null)
        {
            left += Vector128.Load(tile.Bias);
            right += Vector128.Load(tile.Bias + 4);
        }

        if (tile.Accumulate)
        {
            left += Vector128.Load(c);
            right += Vector128.Load(c + 4);
        }

        if (tile.Rectify)
        {
            left = Vector128.Max(left, Vector128<float>.Zero);
            right = Vector128.Max(right, Vector128<float>.Zero);
        }

        left.Store(c);
        right.Store(c + 4);
    }
}
