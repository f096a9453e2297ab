namespace SecondBrain.Core.Freshness;

/// <summary>A snapshot that lies in the bucket and is not yet the current one.</summary>
/// <inheritdoc cref="SnapshotManifest"/>
public sealed record BuiltSnapshot(string Version, DateTimeOffset Position, int Bytes, string Sha256, int Notes);
