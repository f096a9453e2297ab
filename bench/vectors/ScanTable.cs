using SecondBrain.Core.Vectors;

namespace SecondBrain.Bench.Vectors;

/// <summary>One query against every vector, one core: quantized and not, as a share of what the memory gives.</summary>
internal static class ScanTable
{
    private const int Rounds = 9;
    private const int Keep = 4000;

    public static void Print(int rows)
    {
        // equal slices
        rows = rows / 64 * 64;
        Console.WriteLine($"{rows:N0} vectors, one core, {Rounds} rounds in which all take turns");
        foreach (var dimensions in (int[])[1024, 512])
        {
            var data = new RandomBlock(rows, dimensions);
            PrintScans(data, rows);
            PrintSearches(data, rows);
        }
    }

    private static void PrintScans(RandomBlock data, int rows)
    {
        var dimensions = data.Dimensions;
        var cosines = new float[rows];
        var distances = new ushort[rows];
        var sum = 0ul;
        var times = SlicedTiming.TakeTurns(
            rows,
            Rounds,
            (first, count) => sum += MemoryBandwidth.Read(data.Floats.AsSpan(first * dimensions, count * dimensions)),
            (first, count) => HammingScan.Distances(data.Block, data.Query, first, distances.AsSpan(first, count)),
            (first, count) => DotScan.Cosines(data.Block, data.Query, first, cosines.AsSpan(first, count)),
            (first, count) => FloatScan.WithTensorPrimitives(data.QueryFloats, data.Floats.AsSpan(first * dimensions, count * dimensions), cosines.AsSpan(first, count)),
            (first, count) => FloatScan.WithLoop(data.QueryFloats, data.Floats.AsSpan(first * dimensions, count * dimensions), cosines.AsSpan(first, count)));
        GC.KeepAlive(sum);

        Console.WriteLine();
        Console.WriteLine($"| {dimensions} dimensions | bytes a vector | million vectors/s | GB/s | share of the streaming read | in the median: GB/s | share |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Write("streaming read", times[0], 4 * dimensions);
        Write("1-bit scan", times[1], 8 * VectorBlock.WordsFor(dimensions));
        Write("int8 scan", times[2], dimensions);
        Write("float32, TensorPrimitives.Dot", times[3], 4 * dimensions);
        Write("float32, plain loop", times[4], 4 * dimensions);

        void Write(string name, SlicedTiming time, int bytes)
        {
            double Rate(double seconds) => (double)rows * bytes / seconds / 1e9;
            double Share(double mine, double read) => Rate(mine) / ((double)rows * 4 * dimensions / read / 1e9);
            Console.WriteLine(
                $"| {name} | {bytes} | {Timing.Number(rows / time.Best / 1e6, "0.0")} | {Timing.Number(Rate(time.Best), "0.0")} | {Timing.Number(Share(time.Best, times[0].Best), "0 %")} "
                + $"| {Timing.Number(Rate(time.Median), "0.0")} | {Timing.Number(Share(time.Median, times[0].Median), "0 %")} |");
        }
    }

    private static void PrintSearches(RandomBlock data, int rows)
    {
        var cosines = new float[rows];
        var times = Timing.TakeTurns(
            Rounds,
            () => FloatScan.WithTensorPrimitives(data.QueryFloats, data.Floats, cosines),
            () => TwoStageScan.Nearest(data.Block, data.Query, 10, int.MaxValue),
            () => TwoStageScan.Nearest(data.Block, data.Query, 10, Keep));

        Console.WriteLine();
        Console.WriteLine($"| nearest 10, {data.Dimensions} dimensions | ms (best) | ms (median) | times as fast as float32 (median of rounds) |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (name, time) in new[] { ("float32 scan with TensorPrimitives alone", times[0]), ("int8, every vector", times[1]), ($"1-bit, then int8 of {Keep}", times[2]) })
        {
            Console.WriteLine($"| {name} | {Timing.Number(time.Best * 1e3, "0.0")} | {Timing.Number(time.Median * 1e3, "0.0")} | {Timing.Number(time.TimesAsFastAs(times[0]), "0.0")} |");
        }
    }
}
