using System.Runtime.InteropServices;

namespace SecondBrain.Core.Vectors;

/// <summary>
/// An embedding in a fifth of its size: one byte a dimension with a common scale (value = byte × scale, scale = largest magnitude / 127),
/// and one sign bit a dimension for a first, coarse comparison. Immutable and safe to share.
/// The error of a value is at most scale / 2.
/// </summary>
public sealed class QuantizedVector : IEquatable<QuantizedVector>
{
    private readonly sbyte[] _values;
    private readonly ulong[] _bits;

    private QuantizedVector(sbyte[] values, float scale, ulong[] bits)
    {
        _values = values;
        _bits = bits;
        Scale = scale;
        var squares = VectorMath.DotInt8(values, values);
        InverseNorm = squares == 0 ? 0 : 1 / MathF.Sqrt(squares);
    }

    public int Dimensions => _values.Length;

    public float Scale { get; }

    /// <summary>1 / √(sum of the squared value bytes), without the scale; 0 for a zero vector.</summary>
    public float InverseNorm { get; }

    public ReadOnlySpan<sbyte> Values => _values;

    /// <summary>Bit i of word i / 64 is set when dimension i is not negative; unused bits are 0.</summary>
    public ReadOnlySpan<ulong> Bits => _bits;

    /// <exception cref="ArgumentException">Empty, or a value is not finite.</exception>
    public static QuantizedVector Quantize(ReadOnlySpan<float> vector)
    {
        if (vector.IsEmpty)
        {
            throw new ArgumentException("An empty vector has no direction.", nameof(vector));
        }

        var largest = 0f;
        foreach (var value in vector)
        {
            if (!float.IsFinite(value))
            {
                throw new ArgumentException("The vector has a value that is not finite.", nameof(vector));
            }

            largest = MathF.Max(largest, MathF.Abs(value));
        }

        var scale = largest / 127;
        var values = new sbyte[vector.Length];
        var bits = new ulong[WordsFor(vector.Length)];
        for (var i = 0; i < vector.Length; i++)
        {
            // The scale of denormal values rounds to zero: such a vector is zero.
            values[i] = scale == 0 ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(vector[i] / scale), -127, 127);
            if (vector[i] >= 0)
            {
                bits[i / 64] |= 1UL << (i % 64);
            }
        }

        return new QuantizedVector(values, scale, bits);
    }

    /// <summary>Rebuilds a vector from <see cref="ToInt8Bytes"/>, <see cref="Scale"/> and <see cref="ToBitBytes"/>.</summary>
    /// <exception cref="FormatException">The bytes are not such a vector.</exception>
    public static QuantizedVector FromBytes(ReadOnlySpan<byte> values, float scale, ReadOnlySpan<byte> bits)
    {
        if (values.IsEmpty || bits.Length != (values.Length + 7) / 8 || !float.IsFinite(scale) || scale < 0 || values.Contains((byte)0x80))
        {
            throw new FormatException($"{values.Length} value bytes, {bits.Length} bit bytes and scale {scale} are not a quantized vector.");
        }

        var words = new ulong[WordsFor(values.Length)];
        for (var i = 0; i < bits.Length; i++)
        {
            words[i / 8] |= (ulong)bits[i] << (i % 8 * 8);
        }

        return new QuantizedVector(MemoryMarshal.Cast<byte, sbyte>(values).ToArray(), scale, words);
    }

    /// <summary>One two's complement byte a dimension.</summary>
    public byte[] ToInt8Bytes() => MemoryMarshal.AsBytes<sbyte>(_values).ToArray();

    /// <summary>One bit a dimension, least significant first, ⌈dimensions / 8⌉ bytes.</summary>
    public byte[] ToBitBytes()
    {
        var bytes = new byte[(Dimensions + 7) / 8];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(_bits[i / 8] >> (i % 8 * 8));
        }

        return bytes;
    }

    /// <summary>The cosine of the angle between the two quantized vectors, -1 to 1; 0 if either is zero.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public float Cosine(QuantizedVector other) =>
        VectorMath.DotInt8(_values, other._values) * InverseNorm * other.InverseNorm;

    /// <summary>How many dimensions differ in sign: 0 to <see cref="Dimensions"/>.</summary>
    /// <exception cref="ArgumentException">The dimensions differ.</exception>
    public int Hamming(QuantizedVector other) => VectorMath.Hamming(_bits, other._bits);

    /// <summary>The vector that the bytes stand for.</summary>
    public float[] ToFloats() => Array.ConvertAll(_values, value => value * Scale);

    public bool Equals(QuantizedVector? other) =>
        other is not null && Scale.Equals(other.Scale) && _values.AsSpan().SequenceEqual(other._values) && _bits.AsSpan().SequenceEqual(other._bits);

    public override bool Equals(object? obj) => Equals(obj as QuantizedVector);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Scale);
        hash.AddBytes(MemoryMarshal.AsBytes<sbyte>(_values));
        return hash.ToHashCode();
    }

    private static int WordsFor(int dimensions) => (dimensions + 63) / 64;
}
