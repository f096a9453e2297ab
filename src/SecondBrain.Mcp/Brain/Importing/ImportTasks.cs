using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Import;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tasks;

namespace SecondBrain.Mcp.Brain.Importing;

/// <summary>Imports as tasks: each is an execution of import-archive.</summary>
internal sealed class ImportTasks(ImportReports reports, IImportStore imports, IWorkflowExecutions executions) : ITaskSource
{
    private const string Prefix = "import-";

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    public async Task<LongTask?> FindAsync(McpRequest request, string id, CancellationToken cancellationToken) =>
        await ImportAsync(request, id, cancellationToken) is { State: not ImportState.Open } import ? await OfAsync(import, cancellationToken) : null;

    public async Task CancelAsync(McpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await ImportAsync(request, id, cancellationToken) is { State: ImportState.Running, Execution: { } execution } import)
        {
            await executions.StopAsync(WorkflowName.ImportArchive, execution, "Cancelled", "A client of MCP cancelled the task.", cancellationToken);
            await imports.FailAsync(import.Brain, import.Id, execution, cancellationToken);
        }
    }

    public async Task<LongTask> OfAsync(BrainImport import, CancellationToken cancellationToken)
    {
        var status = await StatusAsync(import, cancellationToken);
        var result = status is LongTaskStatus.Completed ? await reports.ShowAsync(import, 0, cancellationToken) as McpResult.Complete : null;
        return new LongTask(
            Prefix + import.Id.Value,
            status,
            Message(import, status),
            import.CreatedAt,
            import.FinishedAt ?? import.StartedAt ?? import.CreatedAt,
            ImportLimits.Retention,
            PollInterval,
            Body(import, result));
    }

    private async Task<string> StatusAsync(BrainImport import, CancellationToken cancellationToken) => import switch
    {
        { State: ImportState.Done } or { Execution: null } => LongTaskStatus.Completed,
        { State: var state, Execution: { } name } => (await executions.FindAsync(WorkflowName.ImportArchive, name, cancellationToken))?.Status switch
        {
            ExecutionStatus.Aborted => LongTaskStatus.Cancelled,
            ExecutionStatus.Failed or ExecutionStatus.TimedOut => LongTaskStatus.Completed,
            _ => state is ImportState.Failed ? LongTaskStatus.Completed : LongTaskStatus.Working,
        },
    };

    private static JsonObject? Body(BrainImport import, McpResult.Complete? result)
    {
        if (result is not null && import.State is not ImportState.Done)
        {
            result.Body["isError"] = true;
        }

        return result?.Body;
    }

    private static string Message(BrainImport import, string status) => status switch
    {
        LongTaskStatus.Cancelled => "Cancelled. What was captured before is kept.",
        LongTaskStatus.Working => string.Create(CultureInfo.InvariantCulture, $"{import.Files} files are being imported."),
        _ => import.Counts is { } counts
            ? string.Create(CultureInfo.InvariantCulture, $"{counts.Created} new, {counts.Duplicate} known, {counts.Rejected} rejected, {counts.Failed} failed.")
            : "The import did not end.",
    };

    private async Task<BrainImport?> ImportAsync(McpRequest request, string id, CancellationToken cancellationToken) =>
        request.Principal.Sight is NoteSight.Everything
        && id.StartsWith(Prefix, StringComparison.Ordinal) && ImportId.TryParse(id[Prefix.Length..], out var import)
            ? await reports.FindAsync(request.Principal.Brain, import, cancellationToken)
            : null;
}
