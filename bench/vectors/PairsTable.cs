using System.Numerics.Tensors;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Bench.Vectors;

/// <summary>Every chunk with every other: which are alike.</summary>
internal static class PairsTable
{
    private const float Similar = 0.8f;

    public static void Print(RealVectors vectors)
    {
        Console.WriteLine("| chunks | how | seconds (best) | seconds (median) | times as fast as the plain loop | pairs found |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (count, rounds) in new[] { (1000, 9), (10_000, 2) })
        {
            Print(vectors.Chunks[..count], rounds);
        }
    }

    private static void Print(float[][] chunks, int rounds)
    {
        var quantized = Array.ConvertAll(chunks, chunk => QuantizedVector.Quantize(chunk));
        var packed = new PackedVectors(chunks[0].Length, chunks.Length);
        foreach (var vector in quantized)
        {
            packed.Add(vector, packed.Count);
        }

        var found = new int[4];
        var times = Timing.TakeTurns(
            rounds,
            () => found[0] = Count(chunks, static (left, right) => FloatScan.Dot(left, right) >= Similar),
            () => found[1] = Count(chunks, static (left, right) => TensorPrimitives.Dot<float>(left, right) >= Similar),
            () => found[2] = Count(quantized, static (left, right) => left.Cosine(right) >= Similar),
            () => found[3] = AllPairs.Above(packed.Block, Similar).Count);
        var names = new[] { "float32, plain loop", "float32, TensorPrimitives.Dot", "int8, a vector at a time", "int8, blocks" };
        for (var i = 0; i < times.Length; i++)
        {
            Console.WriteLine(
                $"| {chunks.Length:N0} | {names[i]} | {Timing.Number(times[i].Best, "0.000")} | {Timing.Number(times[i].Median, "0.000")} "
                + $"| {Timing.Number(times[i].TimesAsFastAs(times[0]), "0.0")} | {found[i]} |");
        }
    }

    private static int Count<T>(T[] vectors, Func<T, T, bool> similar)
    {
        var count = 0;
        for (var i = 0; i < vectors.Length; i++)
        {
            for (var j = i + 1; j < vectors.Length; j++)
            {
                count += similar(vectors[i], vectors[j]) ? 1 : 0;
            }
        }

        return count;
    }
}
