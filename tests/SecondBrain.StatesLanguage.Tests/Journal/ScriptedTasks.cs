using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests.Journal;

/// <summary>
/// A world of workers that outlives the process under test: what becomes of an attempt, and when, depends on the attempt
/// alone. So an attempt that is invoked again ends when it would have.
/// </summary>
internal sealed class ScriptedTasks(int seed)
{
    private readonly Dictionary<string, DateTimeOffset> _began = [];

    public ITaskResources At(TimeProvider clock, List<TaskInvocation> invocations) => new FakeTasks((invocation, cancellation) =>
    {
        invocations.Add(invocation);
        return RunAsync(invocation, clock, cancellation);
    });

    private async Task<JsonNode?> RunAsync(TaskInvocation invocation, TimeProvider clock, CancellationToken cancellation)
    {
        var source = int.Parse(invocation.AttemptId.Split('#')[1], CultureInfo.InvariantCulture);
        var script = new Random((seed * 1_000) + source);
        _began.TryAdd(invocation.AttemptId, clock.GetUtcNow());
        var began = _began[invocation.AttemptId];
        // No two attempts end in the same millisecond: the order of their ends is certain.
        var end = began + TimeSpan.FromSeconds(script.Next(1, 9)) + TimeSpan.FromMilliseconds((source * 13 % 900) + 1);
        if (invocation.Resource.Contains(":s3:", StringComparison.Ordinal))
        {
            await Until(began + TimeSpan.FromMilliseconds(source % 2 * (200 + source)));
            return new JsonObject { ["Body"] = "[1, 2, 3]" };
        }

        var isCallback = invocation.TaskToken is not null;
        var submission = began + TimeSpan.FromMilliseconds(script.Next(2) * (400 + source));
        if (isCallback && !invocation.IsResumed)
        {
            await Until(submission);
            invocation.Progress.Submitted();
        }

        var fate = script.Next(isCallback ? 4 : 0, 10);
        if (fate >= 4)
        {
            for (var beat = began + TimeSpan.FromMilliseconds(1_903 + source); beat < end && fate < 9; beat += TimeSpan.FromMilliseconds(1_903))
            {
                if (beat > clock.GetUtcNow())
                {
                    await Until(beat);
                    invocation.Progress.Heartbeat();
                }
            }

            await Until(fate == 9 ? DateTimeOffset.MaxValue : end);
        }

        return fate is 3 or 8
            ? throw new TaskFailedException("E", $"attempt {invocation.Attempt}")
            : new JsonObject { ["of"] = source, ["at"] = invocation.Attempt };

        Task Until(DateTimeOffset moment) => moment - clock.GetUtcNow() is var left && left > TimeSpan.Zero
            ? Task.Delay(left < TimeSpan.FromDays(40) ? left : TimeSpan.FromDays(40), clock, cancellation)
            : Task.CompletedTask;
    }
}
