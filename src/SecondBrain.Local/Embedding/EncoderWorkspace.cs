namespace SecondBrain.Local.Embedding;

/// <summary>The memory that one pass of the encoder needs. A pass has one for itself; between passes they are pooled.</summary>
internal sealed class EncoderWorkspace
{
    /// <summary>Pieces, of one or more texts, that are encoded together.</summary>
    public const int MaxRows = 256;

    /// <summary>Texts that are encoded together.</summary>
    public const int MaxTexts = 32;

    // Rows that are a power of two apart would share few sets of the first-level cache
    private const int StridePadding = 16;

    public const int Stride = EncoderWeights.Width + StridePadding;
    public const int WideStride = EncoderWeights.FeedForwardWidth + StridePadding;
    public const int ScoreStride = EncoderWeights.MaxPieces + StridePadding;
    private const int Rows = MaxRows + MatrixProduct.RowGroup;
    private const int HeadWidth = EncoderWeights.Width / TransformerLayer.Heads;

    /// <summary>The pieces' rows before the first layer.</summary>
    public FloatBuffer Input { get; } = new(Rows * Stride);

    /// <summary>The rows that layers add to.</summary>
    public FloatBuffer Stream { get; } = new(Rows * Stride);

    public FloatBuffer Normalized { get; } = new(Rows * Stride);

    /// <summary>What attention read from the other rows.</summary>
    public FloatBuffer Context { get; } = new(Rows * Stride);

    /// <summary>Queries, keys and values, later the inside of the feed-forward part.</summary>
    public FloatBuffer Wide { get; } = new(Rows * WideStride);

    /// <summary>A row of <see cref="Wide"/> for each text.</summary>
    public FloatBuffer PooledWide { get; } = new((MaxTexts + MatrixProduct.RowGroup) * WideStride);

    public FloatBuffer Scores { get; } = new((EncoderWeights.MaxPieces + MatrixProduct.RowGroup) * ScoreStride);

    public PackedMatrix Keys { get; } = new(HeadWidth, EncoderWeights.MaxPieces);

    public PackedMatrix Values { get; } = new(EncoderWeights.MaxPieces, HeadWidth);
}
