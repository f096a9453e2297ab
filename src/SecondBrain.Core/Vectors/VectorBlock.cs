namespace SecondBrain.Core.Vectors;

/// <summary>
/// Quantized vectors of one dimension in contiguous memory, a row each, as a segment stores them. A view: it owns nothing and copies nothing.
/// Row r's value bytes begin at r × <see cref="Dimensions"/>, its sign bits at r × <see cref="WordsPerRow"/>; both mean what they mean in <see cref="QuantizedVector"/>.
/// </summary>
internal readonly ref struct VectorBlock
{
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public VectorBlock(
        int dimensions, ReadOnlySpan<sbyte> values, ReadOnlySpan<ulong> bits, ReadOnlySpan<float> scales, ReadOnlySpan<float> inverseNorms, ReadOnlySpan<int> chunks)
    {
        var rows = inverseNorms.Length;
        if (dimensions < 0 || values.Length != (long)rows * dimensions || bits.Length != (long)rows * WordsFor(dimensions) || scales.Length != rows || chunks.Length != rows)
        {
            throw new ArgumentException(
                $"{values.Length} values, {bits.Length} words of bits, {scales.Length} scales and {chunks.Length} chunks are not {rows} rows of {dimensions} dimensions.", nameof(dimensions));
        }

        Dimensions = dimensions;
        Values = values;
        Bits = bits;
        Scales = scales;
        InverseNorms = inverseNorms;
        Chunks = chunks;
    }

    /// <summary>0 only in a block without rows.</summary>
    public int Dimensions { get; }

    /// <summary>No value is -128.</summary>
    public ReadOnlySpan<sbyte> Values { get; }

    public ReadOnlySpan<ulong> Bits { get; }

    /// <summary>What a value byte is multiplied by to give the number it stands for.</summary>
    public ReadOnlySpan<float> Scales { get; }

    /// <summary>1 / √(sum of the squared value bytes), without the scale: a cosine is dot × inverse norm × inverse norm. 0 for a zero vector.</summary>
    public ReadOnlySpan<float> InverseNorms { get; }

    /// <summary>The chunk of each row; ascending.</summary>
    public ReadOnlySpan<int> Chunks { get; }

    /// <summary>Rows.</summary>
    public int Count => InverseNorms.Length;

    public int WordsPerRow => WordsFor(Dimensions);

    public ReadOnlySpan<sbyte> ValuesOf(int row) => Values.Slice(row * Dimensions, Dimensions);

    public ReadOnlySpan<ulong> BitsOf(int row) => Bits.Slice(row * WordsPerRow, WordsPerRow);

    /// <summary>64-bit words that the sign bits of one vector take.</summary>
    public static int WordsFor(int dimensions) => (dimensions + 63) / 64;
}
