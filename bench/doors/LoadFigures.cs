using System.Diagnostics;

namespace SecondBrain.Bench.Doors;

/// <summary>What a closed loop of callers measured.</summary>
/// <param name="PerSecond">Answered calls.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Failed">Calls that were answered with a failure, which are not among the others.</param>
internal sealed record LoadFigures(double PerSecond, double P50, double P99, int Calls, int Failed)
{
    /// <summary>So many callers ask one call after the other until the time is over; calls under way then are waited for and count.</summary>
    public static async Task<LoadFigures> MeasureAsync(int callers, TimeSpan time, Func<Task> call)
    {
        var latencies = new List<double>[callers];
        var failed = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var mine = latencies[caller] = [];
            do
            {
                var started = Stopwatch.GetTimestamp();
                try
                {
                    await call();
                    mine.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
                catch (InvalidOperationException)
                {
                    Interlocked.Increment(ref failed);
                }
            }
            while (clock.Elapsed < time);
        })));
        var seconds = clock.Elapsed.TotalSeconds;
        var all = latencies.SelectMany(each => each).Order().ToArray();
        if (all.Length == 0)
            throw new InvalidOperationException("Every call failed.");
        return new LoadFigures(all.Length / seconds, all[all.Length / 2], all[(int)(all.Length * 0.99)], all.Length, failed);
    }

    /// <summary>The run in the middle, by calls a second.</summary>
    public static LoadFigures MedianOf(IEnumerable<LoadFigures> runs)
    {
        var sorted = runs.OrderBy(run => run.PerSecond).ToArray();
        return sorted[sorted.Length / 2];
    }
}
