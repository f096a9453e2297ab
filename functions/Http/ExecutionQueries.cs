using SecondBrain.Core.Executions;
using SecondBrain.Lambda.HttpApi;
using Status = SecondBrain.Core.Executions.ExecutionStatus;

namespace SecondBrain.Functions.Http;

/// <summary>Reads what a request says about executions.</summary>
internal static class ExecutionQueries
{
    private static readonly string[] Statuses = [Status.Running, Status.Succeeded, Status.Failed, Status.TimedOut, Status.Aborted, Status.PendingRedrive];

    /// <exception cref="BadInputException">No workflow has this name.</exception>
    public static WorkflowName? Workflow(this HttpApiRequest request) => request.Query("workflow") switch
    {
        null => null,
        var text when WorkflowName.TryParse(text, out var workflow) => workflow,
        _ => throw new BadInputException($"'workflow' must be one of {string.Join(", ", WorkflowName.All)}."),
    };

    /// <exception cref="BadInputException">Not a status.</exception>
    public static string? ExecutionStatus(this HttpApiRequest request) => request.Query("status") switch
    {
        null => null,
        var text when Statuses.Contains(text, StringComparer.OrdinalIgnoreCase) => text.ToUpperInvariant(),
        _ => throw new BadInputException($"'status' must be one of {string.Join(", ", Statuses)}."),
    };

    /// <summary>Null when it is not <c>{workflow}:{name}</c>.</summary>
    public static (WorkflowName Workflow, string Name)? Id(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && WorkflowName.TryParse(id[..colon], out var workflow) && id.Length - colon - 1 is > 0 and <= ExecutionName.MaxLength
            ? (workflow, id[(colon + 1)..])
            : null;
    }
}
