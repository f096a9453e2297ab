using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Tests;

/// <summary>Task resources made of functions; it remembers what it was asked.</summary>
internal sealed class FakeTasks(Func<TaskInvocation, CancellationToken, Task<JsonNode?>> run) : ITaskResources
{
    public static FakeTasks None { get; } = Of(_ => throw new InvalidOperationException("No task was expected."));

    public ConcurrentQueue<TaskInvocation> Invocations { get; } = new();

    public static FakeTasks Of(Func<TaskInvocation, JsonNode?> run) => new((invocation, _) => Task.FromResult(run(invocation)));

    /// <summary>Never answers; it ends when cancelled.</summary>
    public static FakeTasks Hanging() => new(static async (_, cancellation) =>
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return null;
    });

    public bool Supports(string resource) => !resource.Contains("unsupported", StringComparison.Ordinal);

    public Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        Invocations.Enqueue(invocation);
        return run(invocation, cancellationToken);
    }
}
