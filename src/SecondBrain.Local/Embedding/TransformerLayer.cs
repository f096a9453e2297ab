namespace SecondBrain.Local.Embedding;

/// <summary>
/// The weights of one layer: normalise -> attention -> add the input -> normalise -> feed-forward (ReLU) -> add.
/// </summary>
/// <remarks>The first layer is wider at its end than at its start, so it carries its input over through a dense projection.</remarks>
internal sealed record TransformerLayer(
    int InputWidth,
    FloatBuffer AttentionScale,
    FloatBuffer AttentionBias,
    DenseWeights QueryKeyValue,
    DenseWeights AttentionOutput,
    DenseWeights? Residual,
    FloatBuffer FeedForwardScale,
    FloatBuffer FeedForwardBias,
    DenseWeights FeedForwardIn,
    DenseWeights FeedForwardOut)
{
    public const int Heads = 4;

    public int HeadWidth => InputWidth / Heads;
}
