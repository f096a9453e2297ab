using System.Globalization;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Import;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain.Importing;

/// <summary>Tells how far an import is, and file by file what became of it.</summary>
internal sealed class ImportReports(ImportReading reading)
{
    private const int PageSize = 50;

    /// <summary>Null when this brain has no such import.</summary>
    public Task<BrainImport?> FindAsync(BrainId brain, ImportId id, CancellationToken cancellationToken) => reading.FindAsync(brain, id, cancellationToken);

    /// <param name="from">The first file to tell of, from 0.</param>
    public async Task<McpResult> ShowAsync(BrainImport import, int from, CancellationToken cancellationToken)
    {
        var (results, next) = import.State is ImportState.Done && await reading.ListAsync(import.Brain, import.Id, from, PageSize, cancellationToken) is { } page ? page : ([], null);
        return await ToolResults.FittingAsync(
            Math.Max(1, results.Count),
            count => Task.FromResult(new ImportReport(
                import.Id.Value,
                import.State,
                import.Files,
                import.Counts,
                [.. results.Take(count)],
                count < results.Count ? Cursor(from + count) : next is { } after ? Cursor(after) : null,
                Advice(import))),
            ToolJson.Default.ImportReport);
    }

    private static string Cursor(int from) => from.ToString(CultureInfo.InvariantCulture);

    private static string Advice(BrainImport import) => import.State switch
    {
        ImportState.Done when import.Counts is { Rejected: 0, Failed: 0 } => "All files are notes now. Their links are being resolved; search finds them.",
        ImportState.Done => "Some files are no notes: 'reason' says why. Importing the corrected ones again is safe.",
        ImportState.Failed => "The import did not end. What it captured is kept; importing the same files again goes on where it ended.",
        _ => "It is still running. Ask again in a few seconds.",
    };
}
