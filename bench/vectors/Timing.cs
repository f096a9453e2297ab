using System.Diagnostics;
using System.Globalization;

namespace SecondBrain.Bench.Vectors;

/// <summary>How long each of several things takes. They take turns, so that what else the machine does meets all of them.</summary>
internal sealed class Timing
{
    private readonly List<double> _seconds = [];

    public double Best => _seconds.Min();

    public double Median => _seconds.Order().ElementAt(_seconds.Count / 2);

    /// <param name="rounds">Turns that each thing has, after one that is not counted.</param>
    public static Timing[] TakeTurns(int rounds, params Action[] things)
    {
        var timings = Array.ConvertAll(things, _ => new Timing());
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < things.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                things[i]();
                if (round >= 0)
                {
                    timings[i]._seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                }
            }
        }

        return timings;
    }

    /// <summary>The median over the rounds of how much longer the other took.</summary>
    public double TimesAsFastAs(Timing other) => _seconds.Zip(other._seconds, (mine, its) => its / mine).Order().ElementAt(_seconds.Count / 2);

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
