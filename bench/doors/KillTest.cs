using System.Collections.Concurrent;

namespace SecondBrain.Bench.Doors;

/// <summary>Kills a server while it is written to, and counts which of the notes it acknowledged are there afterwards.</summary>
internal static class KillTest
{
    private const int Callers = 8;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    /// <returns>The notes that were acknowledged before the kill.</returns>
    public static async Task<IReadOnlyCollection<ShortNote>> AddUntilKilledAsync(IMemoryDoor door, Func<ShortNote> next, Func<Task> kill)
    {
        var acknowledged = new ConcurrentBag<ShortNote>();
        using var over = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                var note = next();
                await door.AddAsync(note).WaitAsync(over.Token);
                acknowledged.Add(note);
            }
        })).ToArray();
        await Task.Delay(Time);
        await kill();
        await over.CancelAsync();
        await Task.WhenAll(writers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return acknowledged;
    }

    public static async Task PrintAsync(string name, IReadOnlyCollection<ShortNote> acknowledged, IMemoryDoor door)
    {
        var there = 0;
        foreach (var note in acknowledged)
            there += await door.HasAsync(note) ? 1 : 0;
        await Console.Out.WriteLineAsync($"{name}: {acknowledged.Count} acknowledged, {there} are there after a restart");
    }
}
