using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Bench.Doors.Race;

/// <summary>Writers that share connections. One in five requests is given up at a random moment, which closes its connection, and asked again with the same key; some answered ones are asked again too.</summary>
internal sealed class RacingWriters(McpHttpClient client, IReadOnlyList<ShortNote> notes, int seed)
{
    private const double GiveUp = 0.2;

    private const double AskAgain = 0.1;

    private const int LongestWait = 150;

    private const int MostAttempts = 20;

    private readonly AcknowledgedNote[] _acknowledged = new AcknowledgedNote[notes.Count];
    private int _next = -1;
    private int _givenUp;
    private int _failed;
    private int _changed;

    /// <summary>Requests whose caller left.</summary>
    public int GivenUp => _givenUp;

    /// <summary>Requests that the server answered with a failure: not acknowledged, and asked again with their key.</summary>
    public int Failed => _failed;

    /// <summary>Retries that were answered with another note than the first time: none, if a retry is safe.</summary>
    public int Changed => _changed;

    public async Task<IReadOnlyList<AcknowledgedNote>> RunAsync(int writers)
    {
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(new Random(HashCode.Combine(seed, writer))))));
        return _acknowledged;
    }

    private async Task WriteAsync(Random random)
    {
        while (Interlocked.Increment(ref _next) is var mine && mine < notes.Count)
        {
            if (random.NextDouble() < GiveUp)
                await GiveUpAsync(mine, TimeSpan.FromMilliseconds(random.Next(LongestWait)));
            var answer = await AddUntilAcknowledgedAsync(mine);
            _acknowledged[mine] = answer;
            if (random.NextDouble() < AskAgain && await AddUntilAcknowledgedAsync(mine) != answer)
                Interlocked.Increment(ref _changed);
        }
    }

    private async Task<AcknowledgedNote> AddUntilAcknowledgedAsync(int n)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AddAsync(n, CancellationToken.None);
            }
            catch (InvalidOperationException) when (attempt < MostAttempts)
            {
                Interlocked.Increment(ref _failed);
            }
        }
    }

    private async Task GiveUpAsync(int n, TimeSpan after)
    {
        using var impatience = new CancellationTokenSource(after);
        try
        {
            await AddAsync(n, impatience.Token);
        }
        catch (OperationCanceledException) when (impatience.IsCancellationRequested)
        {
            Interlocked.Increment(ref _givenUp);
        }
        catch (InvalidOperationException)
        {
            Interlocked.Increment(ref _failed);
        }
    }

    private async Task<AcknowledgedNote> AddAsync(int n, CancellationToken cancellationToken)
    {
        var note = notes[n];
        JsonElement added = await client.CallAsync(
            "add_note",
            new JsonObject { ["title"] = note.Title, ["content"] = note.Text, ["idempotency_key"] = $"race-{seed + n}", ["wait"] = false },
            cancellationToken);
        return new AcknowledgedNote(note, added.GetProperty("id").GetString()!, added.GetProperty("receipt").GetString()!);
    }
}
