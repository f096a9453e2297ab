using System.Diagnostics;

namespace SecondBrain.Bench.Vectors;

/// <summary>
/// How long scans of the same rows take. They take turns slice by slice, each elsewhere in the rows, so that none finds in a cache what another has read;
/// a slice takes milliseconds, so that on a busy machine some turn of it is not interrupted.
/// </summary>
internal sealed class SlicedTiming
{
    private const int Slices = 64;

    // seconds of each slice in each round
    private readonly List<double>[] _seconds = [.. Enumerable.Range(0, Slices).Select(_ => new List<double>())];

    /// <summary>For each slice the fastest round, added up.</summary>
    public double Best => _seconds.Sum(rounds => rounds.Min());

    /// <summary>For each slice the round in the middle, added up.</summary>
    public double Median => _seconds.Sum(rounds => rounds.Order().ElementAt(rounds.Count / 2));

    /// <param name="scans">Each is given the first row and the number of rows.</param>
    public static SlicedTiming[] TakeTurns(int rows, int rounds, params Action<int, int>[] scans)
    {
        var timings = Array.ConvertAll(scans, _ => new SlicedTiming());
        var size = rows / Slices;
        for (var round = -1; round < rounds; round++)
        {
            for (var turn = 0; turn < Slices; turn++)
            {
                for (var i = 0; i < scans.Length; i++)
                {
                    var slice = (turn + (i * (Slices / scans.Length))) % Slices;
                    var start = Stopwatch.GetTimestamp();
                    scans[i](slice * size, size);
                    if (round >= 0)
                    {
                        timings[i]._seconds[slice].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                    }
                }
            }
        }

        return timings;
    }
}
