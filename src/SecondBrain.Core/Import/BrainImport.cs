using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Import;

/// <summary>An archive of files on its way into a brain.</summary>
/// <param name="State">One of <see cref="ImportState"/>.</param>
/// <param name="Files">Of the manifest, each path once; while it is open, of what was added so far.</param>
/// <param name="Attempts">How often it was started.</param>
/// <param name="Execution">Name of the newest execution; null while it is open.</param>
/// <param name="Counts">Null until it is done.</param>
/// <param name="Error">Why the workflow gave up; null otherwise.</param>
public sealed record BrainImport(
    BrainId Brain,
    ImportId Id,
    string State,
    string Actor,
    ActorKind Kind,
    string? Session,
    int Files,
    long Bytes,
    int Attempts,
    string? Execution,
    ImportCounts? Counts,
    string? Error,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt);

/// <summary>The results by their status.</summary>
public sealed record ImportCounts(int Created, int Duplicate, int Rejected, int Failed);
