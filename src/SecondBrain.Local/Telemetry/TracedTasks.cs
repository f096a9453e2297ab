using System.Diagnostics;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Telemetry;

/// <summary>A span around every attempt of a Task state.</summary>
internal sealed class TracedTasks(ITaskResources tasks) : ITaskResources
{
    public bool Supports(string resource) => tasks.Supports(resource);

    public async Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        using var span = LocalSpans.State(invocation.StateName, invocation.Resource);
        try
        {
            return await tasks.InvokeAsync(invocation, cancellationToken);
        }
        catch (TaskFailedException failure)
        {
            span?.SetStatus(ActivityStatusCode.Error, failure.Error);
            throw;
        }
    }
}
