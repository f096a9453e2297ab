using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Executions;

/// <summary>The workflow executions of one brain: those that have its name, or whose input names it.</summary>
public sealed class BrainExecutions(IWorkflowExecutions executions)
{
    // a brain whose executions are rare among others' still gets an answer in bounded time
    private const int MaxPages = 10;

    /// <summary>Workflow by workflow, each newest first; ingest-note, which runs for every note, last. A page can be shorter than asked for.</summary>
    /// <param name="workflow">Null: all.</param>
    /// <param name="status">One of <see cref="ExecutionStatus"/>; null for all.</param>
    /// <exception cref="InvalidCursorException">The cursor is not one of this list.</exception>
    public async Task<Page<WorkflowExecution>> ListAsync(BrainId brain, WorkflowName? workflow, string? status, PageRequest page, CancellationToken cancellationToken)
    {
        WorkflowName[] workflows = workflow is { } one ? [one] : [.. executions.Workflows.OrderBy(known => known == WorkflowName.IngestNote)];
        var (index, token) = Place(workflows, page.Cursor);
        for (var pages = 0; index < workflows.Length; pages++)
        {
            var found = await executions.ListAsync(workflows[index], status, new PageRequest(page.Limit, token), cancellationToken);
            var visible = (await Task.WhenAll(found.Items.Select(item => VisibleAsync(brain, item, cancellationToken)))).OfType<WorkflowExecution>().ToArray();
            (index, token) = found.Next is null ? (index + 1, null) : (index, found.Next);
            if (visible.Length > 0 || pages == MaxPages)
                return new(visible, index < workflows.Length ? $"{workflows[index]}:{token}" : null);
        }

        return new([], null);
    }

    /// <summary>Null when there is none, or it is another brain's.</summary>
    public async Task<WorkflowExecution?> FindAsync(BrainId brain, WorkflowName workflow, string name, CancellationToken cancellationToken) =>
        executions.Workflows.Contains(workflow) && await executions.FindAsync(workflow, name, cancellationToken) is { } found && IsOf(brain, found) ? found : null;

    /// <summary>Oldest first; null when there is no such execution of this brain.</summary>
    public async Task<Page<ExecutionEvent>?> HistoryAsync(BrainId brain, WorkflowName workflow, string name, PageRequest page, CancellationToken cancellationToken) =>
        await FindAsync(brain, workflow, name, cancellationToken) is null ? null : await executions.HistoryAsync(workflow, name, page, cancellationToken);

    private async Task<WorkflowExecution?> VisibleAsync(BrainId brain, WorkflowExecution listed, CancellationToken cancellationToken) =>
        ExecutionName.IsOf(brain, listed.Name) || await FindAsync(brain, listed.Workflow, listed.Name, cancellationToken) is not null ? listed : null;

    private static bool IsOf(BrainId brain, WorkflowExecution execution) =>
        ExecutionName.IsOf(brain, execution.Name) || Text(execution.Input, "brain") == brain.Value || OfRecord(execution.Input) == brain.Value;

    // What the pipe sends: a list of one stream record.
    private static string? OfRecord(JsonNode? input) =>
        input is JsonArray { Count: 1 } records && records[0] is JsonObject record && record["dynamodb"]?["NewImage"] is JsonObject image ? Text(image["brain"], "S") : null;

    private static string? Text(JsonNode? node, string name) =>
        node is JsonObject json && json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string?)value : null;

    private static (int Index, string? Token) Place(WorkflowName[] workflows, string? cursor)
    {
        if (cursor is null)
            return (0, null);
        var colon = cursor.IndexOf(':', StringComparison.Ordinal);
        var index = colon < 0 ? -1 : Array.FindIndex(workflows, workflow => workflow.Value == cursor[..colon]);
        return index < 0 ? throw new InvalidCursorException() : (index, colon + 1 < cursor.Length ? cursor[(colon + 1)..] : null);
    }
}
