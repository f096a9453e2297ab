using SecondBrain.Local.Embedding;

namespace SecondBrain.Local.Tests.Embedding;

public sealed unsafe class MatrixProductTests
{
    [Theory]
    [InlineData(1, 7, 32)]
    [InlineData(12, 64, 40)]
    [InlineData(13, 513, 96)]
    [InlineData(30, 1536, 64)]
    public void A_product_is_what_the_definition_says(int rows, int depth, int columns)
    {
        var (a, b) = (Numbers(rows, depth), Numbers(depth, columns));
        var packed = new PackedMatrix(depth, columns);
        fixed (float* source = b)
            packed.Fill(source, columns, depth, columns);

        ShouldBeProduct(Multiply(a, rows, packed), a, b, rows, depth, columns);
    }

    [Fact]
    public void A_matrix_can_be_packed_from_its_transpose()
    {
        const int rows = 5, depth = 16, columns = 33;
        var (a, b) = (Numbers(rows, depth), Numbers(depth, columns));
        var transposed = new float[columns * depth];
        for (var k = 0; k < depth; k++)
            for (var column = 0; column < columns; column++)
                transposed[(column * depth) + k] = b[(k * columns) + column];
        var packed = new PackedMatrix(depth, 64);
        fixed (float* source = transposed)
            packed.FillTransposed(source, depth, depth, columns);

        ShouldBeProduct(Multiply(a, rows, packed), a, b, rows, depth, columns);
    }

    [Fact]
    public void The_kernels_of_all_widths_agree_with_bias_sum_and_rectifier()
    {
        const int depth = 100;
        var a = new FloatBuffer(Kernel512.Rows * depth);
        var b = new FloatBuffer(depth * MatrixTile.PanelWidth);
        var bias = new FloatBuffer(MatrixTile.PanelWidth);
        Numbers(Kernel512.Rows, depth).CopyTo(a.Span);
        Numbers(depth, MatrixTile.PanelWidth).CopyTo(b.Span);
        Numbers(1, MatrixTile.PanelWidth).CopyTo(bias.Span);
        var wide = new FloatBuffer(Kernel512.Rows * MatrixTile.PanelWidth);
        wide.Span.Fill(0.5f);
        var middle = new FloatBuffer(wide.Length);
        middle.Span.Fill(0.5f);
        var narrow = new FloatBuffer(wide.Length);
        narrow.Span.Fill(0.5f);

        Kernel512.Multiply(Tile(wide));
        for (var row = 0; row < Kernel512.Rows; row += Kernel256.Rows)
            for (var column = 0; column < MatrixTile.PanelWidth; column += Kernel256.Columns)
                Kernel256.Multiply(Tile(middle).At(row, column));
        for (var column = 0; column < MatrixTile.PanelWidth; column += Kernel128.Columns)
            Kernel128.Multiply(Tile(narrow).At(0, column));

        middle.Span.ToArray().ShouldBe(wide.Span.ToArray(), 1e-5);
        narrow.Span.ToArray().ShouldBe(wide.Span.ToArray(), 1e-5);
        wide.Span.ToArray().ShouldAllBe(value => value >= 0);
        wide.Span.ToArray().ShouldContain(value => value > 0);
        wide.Span.ToArray().ShouldContain(value => value == 0);

        MatrixTile Tile(FloatBuffer c) => new()
        {
            A = a.Pointer,
            AStride = depth,
            B = b.Pointer,
            Depth = depth,
            C = c.Pointer,
            CStride = MatrixTile.PanelWidth,
            Bias = bias.Pointer,
            Accumulate = true,
            Rectify = true,
        };
    }

    private static float[] Multiply(float[] a, int rows, PackedMatrix b)
    {
        var groups = (rows + MatrixProduct.RowGroup) / MatrixProduct.RowGroup * MatrixProduct.RowGroup;
        var left = new FloatBuffer(groups * b.Rows);
        a.CopyTo(left.Span);
        var result = new FloatBuffer(groups * b.PaddedColumns);
        MatrixProduct.Multiply(left.Pointer, b.Rows, rows, b, result.Pointer, b.PaddedColumns);
        return result.Span.ToArray();
    }

    private static void ShouldBeProduct(float[] c, float[] a, float[] b, int rows, int depth, int columns)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                double expected = 0;
                for (var k = 0; k < depth; k++)
                    expected += (double)a[(row * depth) + k] * b[(k * columns) + column];
                ((double)c[(row * PackedMatrix.RoundUp(columns)) + column]).ShouldBe(expected, 1e-3);
            }
        }
    }

    private static float[] Numbers(int rows, int columns)
    {
        var random = new Random(rows + (1000 * columns));
        return [.. Enumerable.Range(0, rows * columns).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}
