using System.Diagnostics;

namespace SecondBrain.Bench.Doors.Race;

/// <summary>Many writers over few connections, some of which give up in the middle of a request and ask again; then a look at everything that was acknowledged.</summary>
internal static class WriteRace
{
    private static readonly int[] Writers = [20, 40, 80];

    private static readonly int[] Connections = [1, 2, 4];

    /// <summary>Each number of writers over each number of connections.</summary>
    public static int Settings => Writers.Length * Connections.Length;

    /// <param name="count">Notes of each setting.</param>
    /// <returns>Whether every acknowledged note is there once and whole.</returns>
    public static async Task<bool> RunAsync(IReadOnlyList<ShortNote> notes, int count, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var acknowledged = new List<AcknowledgedNote>();
        RaceProblems problems;
        using (var host = await HostProcess.StartAsync(folder))
        {
            await Console.Out.WriteLineAsync("| writers | connections | notes | seconds | notes a second | given up and repeated | failed and repeated | answered twice with another note |");
            await Console.Out.WriteLineAsync("|---|---|---|---|---|---|---|---|");
            foreach (var writers in Writers)
            {
                foreach (var connections in Connections)
                {
                    var clock = Stopwatch.StartNew();
                    using var client = new McpHttpClient(host.Url, host.Token, connections);
                    var race = new RacingWriters(client, [.. notes.Skip(acknowledged.Count).Take(count)], acknowledged.Count);
                    acknowledged.AddRange(await race.RunAsync(writers));
                    await Console.Out.WriteLineAsync(FormattableString.Invariant(
                        $"| {writers} | {connections} | {count} | {clock.Elapsed.TotalSeconds:0.0} | {count / clock.Elapsed.TotalSeconds:0} | {race.GivenUp} | {race.Failed} | {race.Changed} |"));
                }
            }

            problems = await DoorCheck.RunAsync(host, acknowledged);
            await host.KillAsync(); // what waits to be embedded is not the question here, and acknowledged means durable
        }

        await TableCheck.RunAsync(folder, acknowledged, problems);
        problems.Print(acknowledged.Count);
        return problems.None;
    }
}
