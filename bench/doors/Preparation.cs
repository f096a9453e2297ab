using System.Diagnostics;

namespace SecondBrain.Bench.Doors;

/// <summary>Adds the notes through the door and waits until all are searchable. It goes on where an earlier run stopped.</summary>
internal static class Preparation
{
    private const int Writers = 16;

    private const int MostAttempts = 20;

    /// <returns>Whether the brain is ready.</returns>
    public static async Task<bool> RunAsync(IReadOnlyList<ShortNote> notes, string brain, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        using var host = await HostProcess.StartAsync(brain);
        await using var door = new SecondBrainDoor(host, Writers);
        var next = await CountAsync(door);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            while (clock.Elapsed < time && Interlocked.Increment(ref next) is var mine && mine <= notes.Count)
                await AddAsync(door, notes[mine - 1]);
        }));
        var stored = await CountAsync(door);
        var searchable = await SearchableAsync(door);
        while (clock.Elapsed < time && searchable < stored)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            searchable = await SearchableAsync(door);
        }

        await Console.Out.WriteLineAsync(FormattableString.Invariant(
            $"{stored} notes are stored and {searchable} are searchable after {clock.Elapsed.TotalSeconds:0} s{(searchable < stored || stored < notes.Count ? ": run it again" : "")}"));
        await host.StopAsync();
        return searchable >= stored && stored >= notes.Count;
    }

    // a busy machine lets the engine time out now and then: adding the same note again is safe
    private static async Task AddAsync(SecondBrainDoor door, ShortNote note)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await door.AddAsync(note);
                return;
            }
            catch (InvalidOperationException) when (attempt < MostAttempts)
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>Notes in the index.</summary>
    public static async Task<int> SearchableAsync(SecondBrainDoor door) => (await door.Client.GetJsonAsync("/stats")).GetProperty("notes").GetInt32();

    // the sample garden's notes count too
    private static async Task<int> CountAsync(SecondBrainDoor door)
    {
        var count = 0;
        string? cursor = null;
        do
        {
            var page = await door.Client.GetJsonAsync($"/notes?limit=100{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            count += page.GetProperty("items").GetArrayLength();
            cursor = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }
        while (cursor is not null);
        return count;
    }
}
