using SecondBrain.Core.Import;

namespace SecondBrain.Mcp.Brain.Importing;

/// <param name="State">One of <see cref="ImportState"/>.</param>
/// <param name="Counts">Null until it is done.</param>
/// <param name="Results">File by file; empty until it is done.</param>
/// <param name="Next">The cursor of the next files.</param>
internal sealed record ImportReport(
    string Id, string State, int Files, ImportCounts? Counts, IReadOnlyList<ImportResult> Results, string? Next, string Advice);
