using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.StatesLanguage.Batch;

/// <summary>A batch has nothing to run tasks with: a definition with a Task state is refused at load.</summary>
internal sealed class NoTaskResources : ITaskResources
{
    public bool Supports(string resource) => false;

    public Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken) =>
        Task.FromException<JsonNode?>(new TaskFailedException("States.TaskFailed", "A batch runs no tasks."));
}
