using System.Text;

namespace SecondBrain.Bench.Doors.Race;

/// <summary>Looks at every acknowledged note as a client does: in the list, by its bytes and by its receipt.</summary>
internal static class DoorCheck
{
    private const int Readers = 8;

    public static async Task<RaceProblems> RunAsync(HostProcess host, IReadOnlyList<AcknowledgedNote> acknowledged)
    {
        var problems = new RaceProblems();
        using var client = new McpHttpClient(host.Url, host.Token, Readers);
        var listed = await ListAsync(client);
        var ids = acknowledged.GroupBy(note => note.Id).ToDictionary(group => group.Key, group => group.Count());
        await Parallel.ForEachAsync(acknowledged, new ParallelOptions { MaxDegreeOfParallelism = Readers }, async (note, token) =>
        {
            problems.Expect("an id of its own", ids[note.Id] == 1);
            problems.Expect("listed once", listed.GetValueOrDefault(note.Note.Title) == 1);
            problems.Expect("byte for byte", (await client.GetAsync($"/notes/{note.Id}/original", token)).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(note.Note.Text)));
            problems.Expect("its receipt names it", (await client.GetJsonAsync($"/captures/{note.Receipt}", token)).GetProperty("note").GetString() == note.Id);
        });
        return problems;
    }

    /// <summary>How often each title is listed.</summary>
    private static async Task<Dictionary<string, int>> ListAsync(McpHttpClient client)
    {
        var titles = new Dictionary<string, int>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await client.GetJsonAsync($"/notes?limit=100{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            foreach (var title in page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()!))
                titles[title] = titles.GetValueOrDefault(title) + 1;
            cursor = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }
        while (cursor is not null);
        return titles;
    }
}
