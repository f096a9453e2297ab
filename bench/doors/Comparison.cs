using System.Diagnostics;

namespace SecondBrain.Bench.Doors;

/// <summary>Calls a second of both servers over the same notes: the same driver, turn and turn about.</summary>
/// <param name="notes">More than both hold: the rest is added.</param>
/// <param name="held">How many notes both hold at the start.</param>
internal sealed class Comparison(IReadOnlyList<ShortNote> notes, int held, string folder, string package)
{
    /// <summary>Notes for the adds and the kills.</summary>
    public const int Spare = 8_000;

    private const int Queries = 50_000;

    private readonly Dictionary<string, List<LoadFigures>> _figures = [];
    private List<string> _queries = [];
    private int _query;
    private int _added;

    public async Task RunAsync(IReadOnlyList<int> callers, TimeSpan time, int rounds)
    {
        _queries = ShortNote.Queries([.. notes.Take(held)], Queries, seed: 7);
        var file = Path.Combine(folder, "memory.jsonl");
        await MemoryServerDoor.WriteAsync(file, notes.Take(held));
        using var host = await HostProcess.StartAsync(Path.Combine(folder, "brain"));
        await using var memory = await MemoryServerDoor.StartAsync(package, file);
        await using (var first = new SecondBrainDoor(host, connections: 1))
        {
            await Console.Out.WriteLineAsync($"ours holds {await Preparation.SearchableAsync(first)} searchable notes, server-memory {held} entities");
            await LoadFigures.MeasureAsync(1, TimeSpan.FromSeconds(2), () => first.SearchAsync(NextQuery())); // both warm
            await LoadFigures.MeasureAsync(1, TimeSpan.FromSeconds(2), () => memory.SearchAsync(NextQuery()));
        }

        foreach (var operation in new[] { "search", "add" })
        {
            for (var round = 0; round < rounds; round++)
            {
                foreach (var many in callers)
                    await RoundAsync(operation, many, time, host, memory, oursFirst: round % 2 == 0);
            }
        }

        Print(callers);
        await Console.Out.WriteLineAsync("kill -9 right after acknowledgements, 8 callers:");
        await KillingAsync(host, memory, file);
    }

    private async Task RoundAsync(string operation, int callers, TimeSpan time, HostProcess host, MemoryServerDoor memory, bool oursFirst)
    {
        foreach (var ours in new[] { oursFirst, !oursFirst })
        {
            if (!ours)
            {
                Keep($"{operation} theirs {callers}", await LoadFigures.MeasureAsync(callers, time, () => operation == "add" ? memory.AddAsync(NextNote()) : memory.SearchAsync(NextQuery())));
                continue;
            }

            await using var stored = new SecondBrainDoor(host, callers);
            await using var searchable = new SecondBrainDoor(host, callers, wait: true);
            if (operation == "search")
            {
                Keep($"search ours {callers}", await LoadFigures.MeasureAsync(callers, time, () => stored.SearchAsync(NextQuery())));
                continue;
            }

            Keep($"add ours {callers}", await LoadFigures.MeasureAsync(callers, time, () => stored.AddAsync(NextNote())));
            await SettleAsync(stored);
            Keep($"add, searchable ours {callers}", await LoadFigures.MeasureAsync(callers, time, () => searchable.AddAsync(NextNote())));
            await SettleAsync(stored);
        }
    }

    /// <summary>What the adds left to do must not slow down the next measurement, ours or theirs.</summary>
    private static async Task SettleAsync(SecondBrainDoor door)
    {
        var patience = Stopwatch.StartNew();
        var (before, now) = (-1, await Preparation.SearchableAsync(door));
        while (now != before && patience.Elapsed < TimeSpan.FromSeconds(45))
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            (before, now) = (now, await Preparation.SearchableAsync(door));
        }
    }

    private void Print(IReadOnlyList<int> callers)
    {
        Console.WriteLine("| calls a second (p50 / p99 ms), median of the runs | ours | server-memory | ratio |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (operation, other) in new[] { ("search", "search"), ("add", "add"), ("add, searchable", "add") })
        {
            foreach (var many in callers)
            {
                var (ours, theirs) = (LoadFigures.MedianOf(_figures[$"{operation} ours {many}"]), LoadFigures.MedianOf(_figures[$"{other} theirs {many}"]));
                Console.WriteLine(FormattableString.Invariant(
                    $"| {operation}, {many} | {ours.PerSecond:0} ({ours.P50:0.0} / {ours.P99:0.0}) | {theirs.PerSecond:0.0} ({theirs.P50:0.0} / {theirs.P99:0.0}) | {ours.PerSecond / theirs.PerSecond:0.0} |"));
            }
        }
    }

    private async Task KillingAsync(HostProcess host, MemoryServerDoor memory, string file)
    {
        await using (var door = new SecondBrainDoor(host, connections: 8))
        {
            var kept = await KillTest.AddUntilKilledAsync(door, NextNote, host.KillAsync);
            using var again = await HostProcess.StartAsync(host.Data);
            await using var reader = new SecondBrainDoor(again, connections: 1);
            await KillTest.PrintAsync("ours", kept, reader);
        }

        var theirs = await KillTest.AddUntilKilledAsync(memory, NextNote, memory.KillAsync);
        await using var restarted = await MemoryServerDoor.StartAsync(package, file);
        await KillTest.PrintAsync("server-memory", theirs, restarted);
    }

    private string NextQuery() => _queries[Interlocked.Increment(ref _query) % _queries.Count];

    private ShortNote NextNote()
    {
        // beyond the texts that there are, each again with a number: a new note for both
        var n = Interlocked.Increment(ref _added) - 1;
        var note = notes[held + (n % Spare)];
        return n < Spare ? note : new ShortNote($"{note.Title} {n}", $"{note.Text} {n}");
    }

    private void Keep(string name, LoadFigures figures)
    {
        if (!_figures.TryGetValue(name, out var runs))
            _figures[name] = runs = [];
        runs.Add(figures);
        Console.WriteLine(FormattableString.Invariant($"{name}: {figures.PerSecond:0.0}/s, p50 {figures.P50:0.0} ms, p99 {figures.P99:0.0} ms, {figures.Calls} calls, {figures.Failed} failed"));
    }
}
