using System.Diagnostics;
using System.Globalization;

namespace SecondBrain.Bench.Search;

/// <summary>How long each of many things took, and how much processor time: on a busy machine the first says how busy it was, the second what the thing costs.</summary>
internal sealed class Latencies
{
    private readonly List<double> _elapsed = [];

    private readonly List<double> _processor = [];

    public void Time(Action thing)
    {
        var start = Stopwatch.GetTimestamp();
        var used = Environment.CpuUsage.TotalTime;
        thing();
        _processor.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        _elapsed.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>Median, 99th percentile and most, elapsed; the same of the processor time of the whole process.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{At(_elapsed, 0.5),8:0.00} {At(_elapsed, 0.99),8:0.00} {At(_elapsed, 1),8:0.00}   {At(_processor, 0.5),8:0.00} {At(_processor, 0.99),8:0.00} {At(_processor, 1),8:0.00}");

    private static double At(List<double> values, double share) => values.Order().ElementAt(Math.Min(values.Count - 1, (int)(share * values.Count)));
}
