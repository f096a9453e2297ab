using SecondBrain.Core.Freshness;

namespace SecondBrain.Functions.Steps;

/// <param name="Superseded">The version that was the current one when the compaction was asked for; empty for none.</param>
/// <param name="Settle">Whether to wait until the brain has come to rest.</param>
internal sealed record CompactionEvent(string Brain, string Model, string Superseded, bool Settle, DateTimeOffset StartedAt);

/// <param name="Needed">False when another version is the current one by now.</param>
/// <param name="Settled">False: ask again in a moment.</param>
internal sealed record CompactionResult(bool Needed, bool Settled);

/// <param name="Execution">With <paramref name="StartedAt"/> it makes the version's name.</param>
internal sealed record SnapshotEvent(string Brain, string Model, string Execution, DateTimeOffset StartedAt);

internal sealed record SwitchEvent(string Brain, string Model, string Superseded, BuiltSnapshot Built);

/// <param name="Switched">False when another compaction was first, or an erasure came in between.</param>
internal sealed record SwitchResult(bool Switched);

/// <param name="Version">What this execution has built.</param>
internal sealed record VersionEvent(string Brain, string Model, string Version);
