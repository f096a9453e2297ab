using System.Collections.Concurrent;

namespace SecondBrain.Bench.Doors.Race;

/// <summary>What was expected of every note, and for how many it did not hold.</summary>
internal sealed class RaceProblems
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public bool None => _counts.Values.All(count => count == 0);

    public void Expect(string what, bool holds) => _counts.AddOrUpdate(what, holds ? 0 : 1, (_, before) => holds ? before : before + 1);

    public void Print(int notes)
    {
        foreach (var (what, count) in _counts.OrderBy(each => each.Key, StringComparer.Ordinal))
            Console.WriteLine($"{(count == 0 ? "ok" : "FAILED")}: {what}: {notes - count} of {notes}");
    }
}
