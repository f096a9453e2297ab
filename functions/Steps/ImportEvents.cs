namespace SecondBrain.Functions.Steps;

/// <param name="OpenedAt">When the import was opened: what was captured since then is its own.</param>
/// <param name="Agent">Whether an agent imports: its notes start as seeds.</param>
/// <param name="File">One line of the manifest.</param>
internal sealed record ImportFileEvent(string Brain, DateTimeOffset OpenedAt, string Actor, bool Agent, string? Session, ManifestLine File);

internal sealed record ManifestLine(string Path, string Blob, string Sha256, int Bytes);

/// <param name="Run">The key of what the distributed map's ResultWriter left.</param>
internal sealed record ImportResultsEvent(string Brain, string Import, string Run);
