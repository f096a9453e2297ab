using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Tasks;

/// <summary>What a Task state's <c>Resource</c> stands for: Lambda functions, SDK integrations, callbacks.</summary>
/// <remarks>Implementations must be safe for concurrent calls: Parallel and Map invoke from several branches at once.</remarks>
public interface ITaskResources
{
    /// <summary>Whether this host can run the resource; a definition that names another is refused at load.</summary>
    bool Supports(string resource);

    /// <summary>Runs one attempt of the task and returns its result.</summary>
    /// <exception cref="TaskFailedException">The task failed with an ASL error name that Retry and Catch can match. Any other exception is <c>States.TaskFailed</c>.</exception>
    Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken);
}
