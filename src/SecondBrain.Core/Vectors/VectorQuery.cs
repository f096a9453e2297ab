using System.Runtime.InteropServices;

namespace SecondBrain.Core.Vectors;

/// <summary>A vector made ready to be compared with many rows. Immutable and safe to share.</summary>
/// <remarks>
/// The kernels read both sides in steps of <see cref="Step"/> bytes. Where the dimensions are no multiple of it, the last step of a row begins
/// <see cref="Step"/> bytes before the row's end, so that nothing outside the row is read; the query has zeros where that step overlaps the one before.
/// </remarks>
internal sealed class VectorQuery
{
    /// <summary>Bytes that a kernel takes at a time: a 512-bit register. Vectors of fewer dimensions have a loop without registers.</summary>
    public const int Step = 64;

    private readonly sbyte[] _row;
    private readonly ulong[] _bits;
    private readonly sbyte[] _values;
    private readonly byte[] _magnitudes;
    private readonly sbyte[] _flips;

    public VectorQuery(QuantizedVector vector)
        : this(vector.Values, vector.Bits, vector.InverseNorm)
    {
    }

    /// <summary>A row that is compared with others.</summary>
    public VectorQuery(in VectorBlock block, int row)
        : this(block.ValuesOf(row), block.BitsOf(row), block.InverseNorms[row])
    {
    }

    private VectorQuery(ReadOnlySpan<sbyte> row, ReadOnlySpan<ulong> bits, float inverseNorm)
    {
        (Dimensions, InverseNorm) = (row.Length, inverseNorm);
        LastStep = Dimensions % Step == 0 ? -1 : Dimensions - Step;
        _row = row.ToArray();
        _bits = bits.ToArray();
        _values = LayOut(_row);
        _magnitudes = new byte[_values.Length];
        _flips = new sbyte[_values.Length];
        for (var i = 0; i < _values.Length; i++)
        {
            // no branches: signs cannot be predicted
            var flip = _values[i] >> 7;
            var magnitude = (_values[i] ^ flip) - flip;
            _magnitudes[i] = (byte)magnitude;
            _flips[i] = (sbyte)flip;
            Correction += magnitude & flip;
        }
    }

    public int Dimensions { get; }

    /// <summary>As <see cref="QuantizedVector.InverseNorm"/>.</summary>
    public float InverseNorm { get; }

    /// <summary>The value bytes in their order.</summary>
    public ReadOnlySpan<sbyte> Values => _row;

    public ReadOnlySpan<ulong> Bits => _bits;

    /// <summary>Where in a row the last, overlapping step begins; -1 if the dimensions are a multiple of <see cref="Step"/>.</summary>
    public int LastStep { get; }

    /// <summary>The value bytes as the steps meet them.</summary>
    public ref readonly sbyte Laid => ref MemoryMarshal.GetArrayDataReference(_values);

    /// <summary>Without their signs: the unsigned operand that x64's byte products ask for.</summary>
    public ref readonly byte Magnitudes => ref MemoryMarshal.GetArrayDataReference(_magnitudes);

    /// <summary>
    /// All ones where the value is negative. A row's byte x that is flipped by it is -x - 1, so the products of magnitudes and flipped
    /// bytes, plus <see cref="Correction"/>, are the products of the values; and no pair of them leaves 16 bits: 2 × 127 × 128 = 32,512.
    /// </summary>
    public ref readonly sbyte Flips => ref MemoryMarshal.GetArrayDataReference(_flips);

    /// <summary>The sum of the magnitudes of the negative values.</summary>
    public int Correction { get; }

    private static sbyte[] LayOut(sbyte[] values)
    {
        var whole = values.Length / Step * Step;
        var rest = values.Length - whole;
        if (rest == 0 || whole == 0)
        {
            return values;
        }

        var laid = new sbyte[whole + Step];
        values.AsSpan(0, whole).CopyTo(laid);
        values.AsSpan(whole).CopyTo(laid.AsSpan(laid.Length - rest));
        return laid;
    }
}
