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

    private readonly sbyte[] _values;
    private readonly byte[] _magnitudes;
    private readonly sbyte[] _flips;

    public VectorQuery(QuantizedVector vector)
    {
        Vector = vector;
        Dimensions = vector.Dimensions;
        LastStep = Dimensions % Step == 0 ? -1 : Dimensions - Step;
        _values = Laid(vector.Values);
        _magnitudes = Array.ConvertAll(_values, value => (byte)Math.Abs((int)value));
        _flips = Array.ConvertAll(_values, value => (sbyte)(value < 0 ? -1 : 0));
        Correction = _values.Sum(value => value < 0 ? -value : 0);
    }

    public QuantizedVector Vector { get; }

    public int Dimensions { get; }

    public float InverseNorm => Vector.InverseNorm;

    public ReadOnlySpan<ulong> Bits => Vector.Bits;

    /// <summary>Where in a row the last, overlapping step begins; -1 if the dimensions are a multiple of <see cref="Step"/>.</summary>
    public int LastStep { get; }

    /// <summary>The value bytes as the steps meet them.</summary>
    public ref readonly sbyte Values => ref MemoryMarshal.GetArrayDataReference(_values);

    /// <summary>Without their signs: the unsigned operand that x64's byte products ask for.</summary>
    public ref readonly byte Magnitudes => ref MemoryMarshal.GetArrayDataReference(_magnitudes);

    /// <summary>
    /// All ones where the value is negative. A row's byte x that is flipped by it is -x - 1, so the products of magnitudes and flipped
    /// bytes, plus <see cref="Correction"/>, are the products of the values; and no pair of them leaves 16 bits: 2 × 127 × 128 = 32,512.
    /// </summary>
    public ref readonly sbyte Flips => ref MemoryMarshal.GetArrayDataReference(_flips);

    /// <summary>The sum of the magnitudes of the negative values.</summary>
    public int Correction { get; }

    private static sbyte[] Laid(ReadOnlySpan<sbyte> values)
    {
        var whole = values.Length / Step * Step;
        var rest = values.Length - whole;
        if (rest == 0 || whole == 0)
        {
            return values.ToArray();
        }

        var laid = new sbyte[whole + Step];
        values[..whole].CopyTo(laid);
        values[whole..].CopyTo(laid.AsSpan(laid.Length - rest));
        return laid;
    }
}
