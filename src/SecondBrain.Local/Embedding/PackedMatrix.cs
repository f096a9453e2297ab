namespace SecondBrain.Local.Embedding;

/// <summary>
/// A matrix as the right side of a product: cut into panels of 32 columns, each panel stored row after row, so that a kernel
/// reads it from first to last. Columns beyond the last are zero.
/// </summary>
internal sealed unsafe class PackedMatrix
{
    private const int PanelWidth = MatrixTile.PanelWidth;
    private readonly FloatBuffer _panels;

    public PackedMatrix(int maximumRows, int maximumColumns)
    {
        Rows = maximumRows;
        Columns = maximumColumns;
        _panels = new FloatBuffer(maximumRows * PaddedColumns);
    }

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    public int PaddedColumns => RoundUp(Columns);

    public static int RoundUp(int columns) => (columns + PanelWidth - 1) / PanelWidth * PanelWidth;

    public float* Panel(int column) => _panels.Pointer + (column * Rows);

    /// <summary>Takes a row-major matrix; it may be smaller than the one this was made for.</summary>
    public void Fill(float* source, nint stride, int rows, int columns)
    {
        SetSize(rows, columns);
        for (var column = 0; column < columns; column += PanelWidth)
        {
            var width = Math.Min(PanelWidth, columns - column);
            var target = Panel(column);
            for (var row = 0; row < rows; row++, target += PanelWidth)
            {
                new ReadOnlySpan<float>(source + (row * stride) + column, width).CopyTo(new Span<float>(target, width));
                new Span<float>(target + width, PanelWidth - width).Clear();
            }
        }
    }

    /// <summary>Takes the transpose of a row-major matrix of <paramref name="columns"/> rows and <paramref name="rows"/> columns.</summary>
    public void FillTransposed(float* source, nint stride, int rows, int columns)
    {
        SetSize(rows, columns);
        for (var column = 0; column < PaddedColumns; column++)
        {
            var target = Panel(column / PanelWidth * PanelWidth) + (column % PanelWidth);
            var from = source + (column * stride);
            for (var row = 0; row < rows; row++, target += PanelWidth)
                *target = column < columns ? from[row] : 0;
        }
    }

    private void SetSize(int rows, int columns)
    {
        if (rows * RoundUp(columns) > _panels.Length)
            throw new ArgumentException($"A matrix of {rows} x {columns} does not fit in {_panels.Length} values.", nameof(rows));
        Rows = rows;
        Columns = columns;
    }
}
