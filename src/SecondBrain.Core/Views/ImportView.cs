using SecondBrain.Core.Executions;
using SecondBrain.Core.Import;

namespace SecondBrain.Core.Views;

/// <summary>An import, for its owner.</summary>
/// <param name="Execution">Path of the workflow's execution; null while the import is open.</param>
/// <param name="Results">Path of the results; null until they are there.</param>
public sealed record ImportView(
    string Id,
    string State,
    int Files,
    long Bytes,
    int Attempts,
    ImportCounts? Counts,
    string? Error,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    string? Execution,
    string? Results)
{
    public static ImportView Of(BrainImport import) => new(
        import.Id.Value,
        import.State,
        import.Files,
        import.Bytes,
        import.Attempts,
        import.Counts,
        import.Error,
        import.CreatedAt,
        import.StartedAt,
        import.FinishedAt,
        import.Execution is { } name ? $"/executions/{WorkflowName.ImportArchive}:{name}" : null,
        import.State == ImportState.Done ? $"{Path(import.Id)}/results" : null);

    public static string Path(ImportId id) => $"/imports/{id}";
}
