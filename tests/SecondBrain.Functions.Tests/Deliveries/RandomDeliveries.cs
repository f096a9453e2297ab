using FsCheck;
using FsCheck.Fluent;

namespace SecondBrain.Functions.Tests.Deliveries;

/// <summary>At least once, in any order that the service can bring about: the steps of one execution follow each other, but captures interleave and a repeated call can come as late as it likes.</summary>
internal static class RandomDeliveries
{
    private const int MostRepeats = 2;

    public static Gen<IReadOnlyList<Delivery>> Of(int captures, int steps) =>
        from repeats in Gen.Choose(0, MostRepeats).ArrayOf(captures * steps)
        from picks in Gen.Choose(0, int.MaxValue - 1).ArrayOf(captures * steps * (MostRepeats + 1))
        select (IReadOnlyList<Delivery>)Schedule(captures, steps, repeats, picks);

    public static IReadOnlyList<Delivery> Once(int captures, int steps) => Schedule(captures, steps, new int[captures * steps], new int[captures * steps]);

    private static List<Delivery> Schedule(int captures, int steps, int[] repeats, int[] picks)
    {
        var next = new int[captures];
        var late = new List<Delivery>();
        var schedule = new List<Delivery>();
        foreach (var pick in picks)
        {
            var open = Enumerable.Range(0, captures).Where(capture => next[capture] < steps).ToList();
            if (open.Count + late.Count == 0)
            {
                break;
            }

            var choice = pick % (open.Count + late.Count);
            if (choice >= open.Count)
            {
                schedule.Add(late[choice - open.Count]);
                late.RemoveAt(choice - open.Count);
                continue;
            }

            var (capture, step) = (open[choice], next[open[choice]]++);
            schedule.Add(new Delivery(capture, step, Repeat: 0));
            late.AddRange(Enumerable.Range(1, repeats[(capture * steps) + step]).Select(repeat => new Delivery(capture, step, repeat)));
        }

        return schedule;
    }
}
