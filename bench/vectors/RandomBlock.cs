using System.Runtime.InteropServices;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Bench.Vectors;

/// <summary>Random vectors, as a segment holds them and as floats of length 1.</summary>
internal sealed class RandomBlock
{
    private readonly sbyte[] _values;
    private readonly ulong[] _bits;
    private readonly float[] _scales;
    private readonly float[] _inverseNorms;
    private readonly int[] _chunks;

    public RandomBlock(int rows, int dimensions)
    {
        Dimensions = dimensions;
        _values = new sbyte[rows * dimensions];
        _bits = new ulong[rows * VectorBlock.WordsFor(dimensions)];
        _scales = new float[rows];
        _inverseNorms = new float[rows];
        _chunks = new int[rows];
        Floats = new float[rows * dimensions];
        var random = new Random(1);
        random.NextBytes(MemoryMarshal.AsBytes(_bits.AsSpan()));
        for (var row = 0; row < rows; row++)
        {
            var values = _values.AsSpan(row * dimensions, dimensions);
            random.NextBytes(MemoryMarshal.AsBytes(values));
            values.Replace((sbyte)-128, (sbyte)0);
            _inverseNorms[row] = 1 / MathF.Sqrt(VectorMath.DotInt8(values, values));
            (_scales[row], _chunks[row]) = (_inverseNorms[row], row);
            for (var i = 0; i < dimensions; i++)
            {
                Floats[(row * dimensions) + i] = values[i] * _scales[row];
            }
        }

        QueryFloats = Floats[..dimensions];
        Query = new VectorQuery(QuantizedVector.Quantize(QueryFloats));
    }

    public int Dimensions { get; }

    public VectorBlock Block => new(Dimensions, _values, _bits, _scales, _inverseNorms, _chunks);

    public float[] Floats { get; }

    public float[] QueryFloats { get; }

    public VectorQuery Query { get; }
}
