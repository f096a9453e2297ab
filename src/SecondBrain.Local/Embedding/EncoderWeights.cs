using System.Buffers;

namespace SecondBrain.Local.Embedding;

/// <summary>The weights of Universal Sentence Encoder Lite, read once and laid out for the kernels.</summary>
internal sealed class EncoderWeights
{
    /// <summary>Width of a piece's embedding.</summary>
    public const int PieceWidth = 256;

    /// <summary>Width of the rows after the first layer, and of the result.</summary>
    public const int Width = 512;

    public const int FeedForwardWidth = 1536;

    /// <summary>The graph drops every piece from this position on (<c>ClipToMaxLength</c>).</summary>
    public const int MaxPieces = 128;

    private const string Encode = "module_apply_default/Encoder_en/KonaTransformer/Encode/";
    private const string Module = "module/Encoder_en/KonaTransformer/Encode/";
    private const int PieceRows = 8002;

    private EncoderWeights(TensorFolder tensors)
    {
        Pieces = Read(tensors, "module/Embeddings_en", PieceRows * PieceWidth);
        Positions = PositionSignal(Read(tensors, Encode + "TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1", PieceWidth / 2));
        Layers = [ReadLayer(tensors, 0, PieceWidth), ReadLayer(tensors, 1, Width)];
        const string hidden = "module/Encoder_en/hidden_layers/tanh_layer_0/";
        Output = Dense(tensors, hidden + "weights", Width, hidden + "bias", Width);
    }

    /// <summary>A row for each piece of the vocabulary.</summary>
    public FloatBuffer Pieces { get; }

    /// <summary>A row for each position.</summary>
    public FloatBuffer Positions { get; }

    public IReadOnlyList<TransformerLayer> Layers { get; }

    public DenseWeights Output { get; }

    /// <exception cref="InvalidDataException">It is another model.</exception>
    public static EncoderWeights Load(string folder)
    {
        using var tensors = new TensorFolder(folder);
        return new EncoderWeights(tensors);
    }

    private static TransformerLayer ReadLayer(TensorFolder tensors, int number, int inputWidth)
    {
        var layer = $"Layer_{number}/TransformerLayer/";
        var folded = Encode + layer;
        var attention = layer + "MultiheadAttention/";
        var feedForward = Encode + "TransformerStack/" + layer + "FFN/";
        return new TransformerLayer(
            inputWidth,
            Read(tensors, folded + Norm("scale"), inputWidth),
            Read(tensors, folded + Norm("bias"), inputWidth),
            Dense(tensors, Module + attention + "qkv_transform_single/kernel/part_0", inputWidth, Encode + attention + "qkv_transform_single/" + Bias, 3 * inputWidth),
            Dense(tensors, Module + attention + "output_transform_single/kernel/part_0", inputWidth, Encode + attention + "output_transform_single/" + Bias, Width),
            inputWidth == Width ? null : Dense(tensors, folded + "dense/kernel/ConcatPartitions/concat", inputWidth, folded + "dense/" + Bias, Width),
            Read(tensors, folded + "FFN/" + Norm("scale"), Width),
            Read(tensors, folded + "FFN/" + Norm("bias"), Width),
            Dense(tensors, feedForward + "conv1/Tensordot/Reshape_1", Width, folded + "FFN/conv1/" + Bias, FeedForwardWidth),
            Dense(tensors, feedForward + "conv2/Tensordot/Reshape_1", FeedForwardWidth, folded + "FFN/conv2/" + Bias, Width));
    }

    private const string Bias = "bias/ConcatPartitions/concat";

    private static string Norm(string part) => $"layer_prepostprocess/layer_norm/layer_norm_{part}/ConcatPartitions/concat";

    private static FloatBuffer Read(TensorFolder tensors, string name, int length)
    {
        var buffer = new FloatBuffer(length);
        tensors.Read(name, buffer.Span);
        return buffer;
    }

    private static unsafe DenseWeights Dense(TensorFolder tensors, string matrixName, int rows, string biasName, int columns)
    {
        var values = ArrayPool<float>.Shared.Rent(rows * columns);
        tensors.Read(matrixName, values.AsSpan(0, rows * columns));
        var matrix = new PackedMatrix(rows, columns);
        fixed (float* source = values)
            matrix.Fill(source, columns, rows, columns);
        ArrayPool<float>.Shared.Return(values);
        return new DenseWeights(matrix, Read(tensors, biasName, columns));
    }

    /// <summary>sin and cos of position / timescale (Vaswani et al. 2017), sines first.</summary>
    private static FloatBuffer PositionSignal(FloatBuffer inverseTimescales)
    {
        var signal = new FloatBuffer(MaxPieces * PieceWidth);
        for (var position = 0; position < MaxPieces; position++)
        {
            var row = signal.Span.Slice(position * PieceWidth, PieceWidth);
            for (var i = 0; i < PieceWidth / 2; i++)
                (row[i], row[i + (PieceWidth / 2)]) = MathF.SinCos(position * inverseTimescales.Span[i]);
        }

        return signal;
    }
}
