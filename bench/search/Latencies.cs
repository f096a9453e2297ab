using System.Diagnostics;
using System.Globalization;

namespace SecondBrain.Bench.Search;

/// <summary>How long each of many things took.</summary>
internal sealed class Latencies
{
    private readonly List<double> _milliseconds = [];

    public void Time(Action thing)
    {
        var start = Stopwatch.GetTimestamp();
        thing();
        _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>Median, 99th percentile, most.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At(0.5),8:0.00} {At(0.99),8:0.00} {At(1),8:0.00}");

    private double At(double share) => _milliseconds.Order().ElementAt(Math.Min(_milliseconds.Count - 1, (int)(share * _milliseconds.Count)));
}
