namespace SecondBrain.Core.Freshness;

/// <param name="Manifest">Null when there is none, or it cannot be read.</param>
/// <param name="ETag">Of the blob that was read; null when there is none.</param>
public sealed record CurrentManifest(SnapshotManifest? Manifest, string? ETag)
{
    /// <summary>The current version; empty when there is none that could be named.</summary>
    public string Version => Manifest?.Version ?? "";
}
