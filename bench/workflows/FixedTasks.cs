using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Bench.Workflows;

/// <summary>Answers each task at once with the same result.</summary>
internal sealed class FixedTasks(JsonObject results) : ITaskResources
{
    private readonly Dictionary<string, Task<JsonNode?>> _results = results.ToDictionary(result => result.Key, result => Task.FromResult(result.Value), StringComparer.Ordinal);

    public bool Supports(string resource) => true;

    public Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken) => _results[invocation.StateName];
}
