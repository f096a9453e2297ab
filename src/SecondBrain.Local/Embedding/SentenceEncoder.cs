using System.Collections.Concurrent;

namespace SecondBrain.Local.Embedding;

/// <summary>Runs the graph of Universal Sentence Encoder Lite over the pieces of one or more texts. Thread-safe.</summary>
internal sealed unsafe class SentenceEncoder(EncoderWeights weights)
{
    private const int Stride = EncoderWorkspace.Stride;
    private const int WideStride = EncoderWorkspace.WideStride;
    private const float NormEpsilon = 1e-6f;
    private const float LengthEpsilon = 1e-12f;
    private readonly ConcurrentBag<EncoderWorkspace> _workspaces = [];

    /// <summary>Encodes texts together: their rows share each reading of the weights, and nothing else.</summary>
    /// <param name="texts">
    /// At most <see cref="EncoderWorkspace.MaxTexts"/>, each with 1 to 128 pieces, together at most <see cref="EncoderWorkspace.MaxRows"/>.
    /// </param>
    /// <returns>A vector of length 1 for each text.</returns>
    public float[][] Encode(ReadOnlySpan<int[]> texts)
    {
        if (!_workspaces.TryTake(out var workspace))
            workspace = new EncoderWorkspace();
        try
        {
            var rows = Embed(texts, workspace.Input.Pointer);
            RunLayer(weights.Layers[0], workspace.Input, workspace, texts, rows);
            weights.Layers[0].FeedForwardOut.Apply(
                workspace.Wide.Pointer, WideStride, rows, workspace.Stream.Pointer, Stride, accumulate: true);
            RunLayer(weights.Layers[1], workspace.Stream, workspace, texts, rows);
            return Pool(texts, workspace);
        }
        finally
        {
            _workspaces.Add(workspace);
        }
    }

    private int Embed(ReadOnlySpan<int[]> texts, float* input)
    {
        const int width = EncoderWeights.PieceWidth;
        var row = 0;
        foreach (var pieces in texts)
        {
            for (var position = 0; position < pieces.Length; position++, row++)
            {
                var piece = weights.Pieces.Pointer + (pieces[position] * width);
                VectorMath.AddTwice(piece, weights.Positions.Pointer + (position * width), input + (row * Stride), width);
            }
        }

        return row;
    }

    /// <summary>All of a layer but the last product, which leads from <see cref="EncoderWorkspace.Wide"/> back to the stream.</summary>
    private static void RunLayer(TransformerLayer layer, FloatBuffer input, EncoderWorkspace workspace, ReadOnlySpan<int[]> texts, int rows)
    {
        float* normalized = workspace.Normalized.Pointer, stream = workspace.Stream.Pointer, wide = workspace.Wide.Pointer;
        Normalize(input.Pointer, normalized, layer.AttentionScale, layer.AttentionBias, rows);
        layer.QueryKeyValue.Apply(normalized, Stride, rows, wide, WideStride);
        var firstRow = 0;
        foreach (var pieces in texts)
        {
            Attend(layer, workspace, firstRow, pieces.Length);
            firstRow += pieces.Length;
        }

        layer.Residual?.Apply(input.Pointer, Stride, rows, stream, Stride);
        layer.AttentionOutput.Apply(workspace.Context.Pointer, Stride, rows, stream, Stride, accumulate: true);

        Normalize(stream, normalized, layer.FeedForwardScale, layer.FeedForwardBias, rows);
        layer.FeedForwardIn.Apply(normalized, Stride, rows, wide, WideStride, rectify: true);
    }

    private static void Normalize(float* source, float* result, FloatBuffer scale, FloatBuffer bias, int rows)
    {
        for (var row = 0; row < rows; row++)
            VectorMath.Normalize(source + (row * Stride), result + (row * Stride), scale.Pointer, bias.Pointer, scale.Length, NormEpsilon);
    }

    /// <summary>
    /// Scaled dot-product attention within one text. A product also writes the rows up to its next row group: those belong to
    /// the texts that follow, whose turn comes later.
    /// </summary>
    private static void Attend(TransformerLayer layer, EncoderWorkspace workspace, int firstRow, int rows)
    {
        var headWidth = layer.HeadWidth;
        var queries = workspace.Wide.Pointer + (firstRow * WideStride);
        var context = workspace.Context.Pointer + (firstRow * Stride);
        var scores = workspace.Scores.Pointer;
        var scale = 1 / MathF.Sqrt(headWidth);
        for (var head = 0; head < TransformerLayer.Heads; head++, queries += headWidth, context += headWidth)
        {
            workspace.Keys.FillTransposed(queries + layer.InputWidth, WideStride, headWidth, rows);
            MatrixProduct.Multiply(queries, WideStride, rows, workspace.Keys, scores, EncoderWorkspace.ScoreStride);
            for (var row = 0; row < rows; row++)
                VectorMath.Softmax(scores + (row * EncoderWorkspace.ScoreStride), rows, scale);
            workspace.Values.Fill(queries + (2 * layer.InputWidth), WideStride, rows, headWidth);
            MatrixProduct.Multiply(scores, EncoderWorkspace.ScoreStride, rows, workspace.Values, context, Stride);
        }
    }

    /// <summary>
    /// A text's row is the mean of its pieces' rows. The last layer's last product is linear, and the mean of products is the
    /// product of the mean: one row for each text instead of one for each piece, which saves a sixth of all the work.
    /// </summary>
    private float[][] Pool(ReadOnlySpan<int[]> texts, EncoderWorkspace workspace)
    {
        float* means = workspace.Normalized.Pointer, wideMeans = workspace.PooledWide.Pointer, outputs = workspace.Context.Pointer;
        float* stream = workspace.Stream.Pointer, wide = workspace.Wide.Pointer;
        for (var i = 0; i < texts.Length; i++)
        {
            var rows = texts[i].Length;
            VectorMath.Mean(stream, Stride, rows, means + (i * Stride), EncoderWeights.Width);
            VectorMath.Mean(wide, WideStride, rows, wideMeans + (i * WideStride), EncoderWeights.FeedForwardWidth);
            stream += rows * Stride;
            wide += rows * WideStride;
        }

        weights.Layers[1].FeedForwardOut.Apply(wideMeans, WideStride, texts.Length, means, Stride, accumulate: true);
        weights.Output.Apply(means, Stride, texts.Length, outputs, Stride);
        var vectors = new float[texts.Length][];
        for (var i = 0; i < texts.Length; i++)
            vectors[i] = Finish(new ReadOnlySpan<float>(outputs + (i * Stride), EncoderWeights.Width));
        return vectors;
    }

    private static float[] Finish(ReadOnlySpan<float> output)
    {
        var vector = new float[output.Length];
        var squares = 0f;
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = MathF.Tanh(output[i]);
            squares += vector[i] * vector[i];
        }

        var inverse = 1 / MathF.Sqrt(MathF.Max(squares, LengthEpsilon));
        foreach (ref var value in vector.AsSpan())
            value *= inverse;
        return vector;
    }
}
