using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli.Import;

/// <summary>Waits until receipts are final, asking for the oldest few at a time and less often while nothing happens.</summary>
internal sealed class ReceiptWait(BrainClient brain, TimeProvider clock)
{
    /// <summary>Receipts asked for in one round.</summary>
    public const int Window = 16;

    private const int Concurrency = 4;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Without any receipt becoming final for this long, the rest is left pending.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(5);

    /// <param name="captures">In the order of their capture.</param>
    /// <param name="final">Called for each receipt as it becomes final, one at a time.</param>
    /// <returns>The captures that did not become final in time.</returns>
    public async Task<IReadOnlyList<T>> UntilFinalAsync<T>(IEnumerable<T> captures, Func<T, string> receipt, Action<T, CaptureReceipt> final, CancellationToken cancellationToken)
        where T : notnull
    {
        var waiting = new LinkedList<T>(captures);
        var pause = ShortestPause;
        var progressed = clock.GetTimestamp();
        while (waiting.Count > 0 && clock.GetElapsedTime(progressed) < Patience)
        {
            var before = waiting.Count;
            var asked = waiting.Take(Window).ToList();
            var answers = new CaptureReceipt[asked.Count];
            await Parallel.ForAsync(
                0,
                asked.Count,
                new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
                async (n, cancel) => answers[n] = await brain.ReceiptAsync(receipt(asked[n]), cancel));

            foreach (var (capture, answer) in asked.Zip(answers))
            {
                waiting.Remove(capture);
                if (answer.IsFinal) final(capture, answer);
                else waiting.AddLast(capture);
            }

            if (waiting.Count == before)
            {
                await Task.Delay(pause, clock, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            else
            {
                (pause, progressed) = (ShortestPause, clock.GetTimestamp());
            }
        }

        return [.. waiting];
    }
}
