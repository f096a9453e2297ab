namespace SecondBrain.Local.Embedding;

/// <summary>
/// One tile of C = A x B: a kernel's rows of A (row-major) times a panel of B, of which it takes its columns.
/// In that order: the product, plus <see cref="Bias"/> if there is one, plus C as it was if <see cref="Accumulate"/>, negative values to 0 if <see cref="Rectify"/>.
/// </summary>
internal unsafe readonly struct MatrixTile
{
    /// <summary>Columns of B that lie side by side in memory; see <see cref="PackedMatrix"/>.</summary>
    public const int PanelWidth = 32;

    public required float* A { get; init; }

    /// <summary>Floats from a row of A to the next.</summary>
    public required nint AStride { get; init; }

    public required float* B { get; init; }

    /// <summary>Columns of A, rows of B.</summary>
    public required int Depth { get; init; }

    public required float* C { get; init; }

    /// <summary>Floats from a row of C to the next.</summary>
    public required nint CStride { get; init; }

    /// <summary>A value for each column; null: none.</summary>
    public float* Bias { get; init; }

    public bool Accumulate { get; init; }

    public bool Rectify { get; init; }

    public MatrixTile At(int row, int column) => new()
    {
        A = A + (row * AStride),
        AStride = AStride,
        B = B + column,
        Depth = Depth,
        C = C + (row * CStride) + column,
        CStride = CStride,
        Bias = Bias is null ? null : Bias + column,
        Accumulate = Accumulate,
        Rectify = Rectify,
    };
}
