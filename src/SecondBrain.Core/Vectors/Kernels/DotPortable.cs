using System.Runtime.CompilerServices;

namespace SecondBrain.Core.Vectors.Kernels;

/// <summary>A plain loop, of any dimensions.</summary>
internal readonly struct DotPortable : IDotKernel
{
    public static bool IsSupported => true;

    public static int Dot(VectorQuery query, ref readonly sbyte row)
    {
        var values = query.Values;
        var sum = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i] * Unsafe.Add(ref Unsafe.AsRef(in row), i);
        }

        return sum;
    }

    public static (int One, int Other) Dots(VectorQuery query, ref readonly sbyte one, ref readonly sbyte other) => (Dot(query, in one), Dot(query, in other));
}
