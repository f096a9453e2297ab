using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>Everything a Task state can name on this machine.</summary>
internal sealed class LocalTaskResources(params IReadOnlyList<ITaskResources> parts) : ITaskResources
{
    public bool Supports(string resource) => parts.Any(part => part.Supports(resource));

    public Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var part = parts.FirstOrDefault(part => part.Supports(invocation.Resource))
            ?? throw new TaskFailedException("States.Runtime", $"The local host does not run {invocation.Resource}.");
        return part.InvokeAsync(invocation, cancellationToken);
    }
}
