namespace SecondBrain.Local.Embedding;

/// <summary>A matrix and a bias: y = x M + b.</summary>
internal sealed record DenseWeights(PackedMatrix Matrix, FloatBuffer Bias)
{
    /// <param name="rectify">Negative results become 0 (ReLU).</param>
    /// <param name="accumulate">The results are added to what is there.</param>
    public unsafe void Apply(float* x, nint xStride, int rows, float* y, nint yStride, bool accumulate = false, bool rectify = false) =>
        MatrixProduct.Multiply(x, xStride, rows, Matrix, y, yStride, Bias.Pointer, accumulate, rectify);
}
