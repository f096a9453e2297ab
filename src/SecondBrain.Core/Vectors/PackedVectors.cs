using System.Runtime.InteropServices;

namespace SecondBrain.Core.Vectors;

/// <summary>A <see cref="VectorBlock"/> that grows in memory. Not safe to share while it does.</summary>
internal sealed class PackedVectors(int dimensions, int capacity = 0)
{
    private readonly List<sbyte> _values = new(capacity * dimensions);
    private readonly List<ulong> _bits = new(capacity * VectorBlock.WordsFor(dimensions));
    private readonly List<float> _scales = new(capacity);
    private readonly List<float> _inverseNorms = new(capacity);
    private readonly List<int> _chunks = new(capacity);

    public int Dimensions => dimensions;

    public int Count => _chunks.Count;

    /// <summary>Valid until the next vector is added.</summary>
    public VectorBlock Block => new(
        dimensions,
        CollectionsMarshal.AsSpan(_values),
        CollectionsMarshal.AsSpan(_bits),
        CollectionsMarshal.AsSpan(_scales),
        CollectionsMarshal.AsSpan(_inverseNorms),
        CollectionsMarshal.AsSpan(_chunks));

    /// <summary>As the next row.</summary>
    /// <exception cref="ArgumentException">Its dimensions are not those of this block.</exception>
    public void Add(QuantizedVector vector, int chunk)
    {
        if (vector.Dimensions != dimensions)
        {
            throw new ArgumentException($"A vector of {vector.Dimensions} dimensions is no row of a block of {dimensions}.", nameof(vector));
        }

        _values.AddRange(vector.Values);
        _bits.AddRange(vector.Bits);
        _scales.Add(vector.Scale);
        _inverseNorms.Add(vector.InverseNorm);
        _chunks.Add(chunk);
    }
}
