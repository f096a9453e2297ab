using System.Text.Json;
using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli;

/// <summary>Follows an execution of a workflow until it ends, and tells of each state that it enters on the error stream.</summary>
internal sealed class ExecutionWait(BrainClient brain, CliContext context)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <param name="execution">An id, or its path.</param>
    /// <exception cref="CliException">It did not succeed.</exception>
    public async Task FollowAsync(string execution, CancellationToken cancellationToken)
    {
        var pause = ShortestPause;
        var told = 0L;
        while (true)
        {
            var now = await brain.ExecutionAsync(execution, cancellationToken);
            foreach (var entered in (await brain.HistoryAsync(execution, cancellationToken)).Where(happened => happened.Id > told && happened.Type.EndsWith("StateEntered", StringComparison.Ordinal)))
            {
                told = entered.Id;
                await context.Terminal.Error.WriteLineAsync($"  {NameOf(entered.Details)}");
            }

            if (now.Status == "SUCCEEDED") return;
            if (now.Status is not ("RUNNING" or "PENDING_REDRIVE"))
                throw new CliException($"{now.Workflow} ended {now.Status}: {now.Error} {now.Cause}. See: executions {now.Id}");

            await Task.Delay(pause, context.Clock, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private static string NameOf(JsonElement? details) =>
        details is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty("name", out var name) ? name.ToString() : "";
}
