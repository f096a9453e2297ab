using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SecondBrain.Local.Embedding;

/// <summary>
/// C = A x B in single precision. Each element is summed in the order of k whatever the number of rows,
/// so that a text's vector does not depend on the texts that it is computed with.
/// </summary>
internal static unsafe class MatrixProduct
{
    /// <summary>Rows are computed in groups of this size: A must be readable, and C is overwritten, up to the next multiple.</summary>
    public const int RowGroup = Kernel512.Rows;

    /// <summary>Rows of B at a time: a panel of 512 x 32 floats and a row group stay in the second-level cache.</summary>
    private const int DepthBlock = 512;

    public static void Multiply(
        float* a, nint aStride, int rows, PackedMatrix b, float* c, nint cStride,
        float* bias = null, bool accumulate = false, bool rectify = false)
    {
        for (var k = 0; k < b.Rows; k += DepthBlock)
        {
            var depth = Math.Min(DepthBlock, b.Rows - k);
            for (var column = 0; column < b.PaddedColumns; column += MatrixTile.PanelWidth)
            {
                var panel = new MatrixTile
                {
                    A = a + k,
                    AStride = aStride,
                    B = b.Panel(column) + (k * MatrixTile.PanelWidth),
                    Depth = depth,
                    C = c + column,
                    CStride = cStride,
                    Bias = bias is null || k > 0 ? null : bias + column,
                    Accumulate = accumulate || k > 0,
                    Rectify = rectify && k + depth == b.Rows,
                };
                MultiplyPanel(panel, rows);
            }
        }
    }

    private static void MultiplyPanel(in MatrixTile panel, int rows)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            for (var row = 0; row < rows; row += Kernel512.Rows)
                Kernel512.Multiply(panel.At(row, 0));
        }
        else if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
        {
            for (var column = 0; column < MatrixTile.PanelWidth; column += Kernel256.Columns)
                for (var row = 0; row < rows; row += Kernel256.Rows)
                    Kernel256.Multiply(panel.At(row, column));
        }
        else
        {
            for (var column = 0; column < MatrixTile.PanelWidth; column += Kernel128.Columns)
                for (var row = 0; row < rows; row += Kernel128.Rows)
                    Kernel128.Multiply(panel.At(row, column));
        }
    }
}
