using System.Diagnostics;
using System.Numerics.Tensors;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Bench.Vectors;

/// <summary>How much of what exact floats find the two stages find, for real questions and texts, and what that takes.</summary>
internal static class RecallTable
{
    private static readonly int[] Keeps = [50, 100, 200, 400, 800, 1600, 3200, 6400, int.MaxValue];

    public static void Print(RealVectors vectors)
    {
        var packed = new PackedVectors(vectors.Chunks[0].Length, vectors.Chunks.Length);
        Console.WriteLine($"{vectors.Queries.Length} questions of the data sets; float32 is exact by definition");
        Console.WriteLine();
        Console.WriteLine("| chunks | compared as int8 | recall@10 | recall@100 | us a query (median) |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var count in new[] { 1000, 3000, 10_000, 30_000, vectors.Chunks.Length }.Where(count => count <= vectors.Chunks.Length))
        {
            while (packed.Count < count)
            {
                packed.Add(QuantizedVector.Quantize(vectors.Chunks[packed.Count]), packed.Count);
            }

            Print(packed, vectors.Chunks.AsSpan(0, count).ToArray(), vectors.Queries);
        }
    }

    private static void Print(PackedVectors packed, float[][] chunks, float[][] queries)
    {
        var keeps = Keeps.Where(keep => keep < chunks.Length || keep == int.MaxValue).ToArray();
        var times = keeps.Select(_ => new List<double>()).Append([]).ToArray();
        var recalled = new (double At10, double At100)[keeps.Length];
        var cosines = new float[chunks.Length];
        foreach (var query in queries)
        {
            var exact = new float[101];
            times[^1].Add(Microseconds(() =>
            {
                for (var i = 0; i < chunks.Length; i++)
                {
                    cosines[i] = TensorPrimitives.Dot<float>(query, chunks[i]);
                }

                exact = Best(cosines, 100);
            }));
            for (var i = 0; i < keeps.Length; i++)
            {
                NearRow[] found = [];
                times[i].Add(Microseconds(() => found = TwoStageScan.Nearest(packed.Block, new VectorQuery(QuantizedVector.Quantize(query)), 100, keeps[i])));
                // texts that are exactly as near as the last one may stand for it
                recalled[i].At10 += found.Take(10).Count(near => cosines[near.Row] >= exact[9]) / 10.0;
                recalled[i].At100 += found.Count(near => cosines[near.Row] >= exact[99]) / 100.0;
            }
        }

        Console.WriteLine($"| {chunks.Length:N0} | none: float32 | 1 | 1 | {Median(times[^1])} |");
        for (var i = 0; i < keeps.Length; i++)
        {
            Console.WriteLine(
                $"| | {(keeps[i] == int.MaxValue ? "all" : keeps[i])} | {Timing.Number(recalled[i].At10 / queries.Length, "0.000")} "
                + $"| {Timing.Number(recalled[i].At100 / queries.Length, "0.000")} | {Median(times[i])} |");
        }
    }

    /// <summary>The highest values, in descending order.</summary>
    private static float[] Best(float[] values, int count)
    {
        var queue = new PriorityQueue<float, float>(values.Take(count).Select(value => (value, value)));
        foreach (var value in values.AsSpan(count))
        {
            if (value > queue.Peek())
            {
                queue.DequeueEnqueue(value, value);
            }
        }

        return [.. queue.UnorderedItems.Select(item => item.Element).OrderDescending()];
    }

    private static double Microseconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static string Median(List<double> values) => Timing.Number(values.Order().ElementAt(values.Count / 2), "0");
}
