namespace SecondBrain.Core.Import;

/// <summary>What became of a file: one line of the results.</summary>
/// <param name="Status">One of <see cref="ImportStatus"/>.</param>
/// <param name="Note">The note's id; null when the file is none.</param>
/// <param name="Capture">The capture's id, whose receipt says how far its ingestion is; null when there is none.</param>
/// <param name="Reason">Why not, for a person; null otherwise.</param>
public sealed record ImportResult(string Path, string Status, string? Note, string? Capture, string? Reason);
