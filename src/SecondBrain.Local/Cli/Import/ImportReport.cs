using System.Text.Json.Serialization;
using SecondBrain.Local.Cli.Api;

namespace SecondBrain.Local.Cli.Import;

/// <summary>What an import did, to the last file: <c>Files = New + AlreadyThere + Failed + Pending + Skipped</c>.</summary>
/// <param name="New">Captured now, and ingested.</param>
/// <param name="AlreadyThere">Captured by an earlier import, and ingested.</param>
/// <param name="Pending">Stored, but not ingested when the import stopped waiting.</param>
/// <param name="Chunks">Of the new and the already present notes.</param>
/// <param name="Links">Of these notes, when each was ingested; links that were resolved later are in <paramref name="Brain"/>.</param>
/// <param name="Brain">The counts of the whole brain afterwards.</param>
internal sealed record ImportReport(
    int Files,
    int New,
    int AlreadyThere,
    int Failed,
    int Pending,
    int Skipped,
    int Chunks,
    LinkCounts Links,
    BrainStats Brain,
    double Seconds,
    IReadOnlyList<ImportIssue> Issues)
{
    [JsonIgnore]
    public bool IsClean => Failed == 0 && Pending == 0;
}

/// <param name="Kind"><c>failed</c>, <c>pending</c> or <c>skipped</c>.</param>
internal sealed record ImportIssue(string File, string Kind, string Reason);
