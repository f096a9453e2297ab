using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SecondBrain.Local.Embedding;

/// <summary>The element-wise parts of a transformer, on rows whose length is a multiple of 8 unless it says otherwise.</summary>
internal static unsafe class VectorMath
{
    private const int Width = 8;

    /// <summary>Layer normalisation (Ba et al. 2016): (x - mean) / sqrt(variance + epsilon) * scale + bias.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normalize(float* x, float* result, float* scale, float* bias, int length, float epsilon)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < length; i += Width)
            sum += Vector256.Load(x + i);
        var mean = Vector256.Create(Vector256.Sum(sum) / length);

        var squares = Vector256<float>.Zero;
        for (var i = 0; i < length; i += Width)
        {
            var difference = Vector256.Load(x + i) - mean;
            squares += difference * difference;
        }

        var inverse = Vector256.Create(1 / MathF.Sqrt((Vector256.Sum(squares) / length) + epsilon));
        for (var i = 0; i < length; i += Width)
        {
            var value = ((Vector256.Load(x + i) - mean) * (inverse * Vector256.Load(scale + i))) + Vector256.Load(bias + i);
            value.Store(result + i);
        }
    }

    /// <summary>Softmax of <c>scale * x</c>, in place; any length, but the row must have room up to the next multiple of 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Softmax(float* x, int length, float scale)
    {
        var padded = (length + Width - 1) / Width * Width;
        for (var i = length; i < padded; i++)
            x[i] = float.NegativeInfinity;

        var largest = Vector256.Create(float.NegativeInfinity);
        for (var i = 0; i < padded; i += Width)
            largest = Vector256.Max(largest, Vector256.Load(x + i));
        var maximum = largest[0];
        for (var i = 1; i < Width; i++)
            maximum = MathF.Max(maximum, largest[i]);

        var sum = Vector256<float>.Zero;
        for (var i = 0; i < padded; i += Width)
        {
            var value = Vector256.Exp((Vector256.Load(x + i) - Vector256.Create(maximum)) * scale);
            value.Store(x + i);
            sum += value;
        }

        var inverse = Vector256.Create(1 / Vector256.Sum(sum));
        for (var i = 0; i < padded; i += Width)
            (Vector256.Load(x + i) * inverse).Store(x + i);
    }

    /// <summary>result = 2 * x + y: the first layer adds the positions to the pieces, and the pieces to that.</summary>
    public static void AddTwice(float* x, float* y, float* result, int length)
    {
        for (var i = 0; i < length; i += Width)
        {
            var value = Vector256.Load(x + i);
            (value + (value + Vector256.Load(y + i))).Store(result + i);
        }
    }

    /// <summary>The mean of rows, column by column.</summary>
    public static void Mean(float* rows, nint stride, int count, float* result, int length)
    {
        for (var i = 0; i < length; i += Width)
        {
            var sum = Vector256<float>.Zero;
            for (var row = 0; row < count; row++)
                sum += Vector256.Load(rows + (row * stride) + i);
            (sum / count).Store(result + i);
        }
    }
}
