namespace SecondBrain.Core.Freshness;

/// <summary>Which snapshot of an index is the current one. The only blob of an index that is ever replaced, and only under a condition.</summary>
/// <param name="Model">The embedding model of its vectors.</param>
/// <param name="Version">A ULID; the snapshot lies beside the manifest under this name.</param>
/// <param name="Position">How far the snapshot has followed the change feed.</param>
/// <param name="Bytes">The snapshot's length.</param>
/// <param name="Sha256">Of the snapshot, lower-case hex.</param>
/// <param name="Notes">How many notes it holds.</param>
/// <param name="MadeAt">When it became the current one.</param>
/// <param name="Superseded">Earlier ones that may still be there, the latest first.</param>
public sealed record SnapshotManifest(
    string Model,
    string Version,
    DateTimeOffset Position,
    int Bytes,
    string Sha256,
    int Notes,
    DateTimeOffset MadeAt,
    IReadOnlyList<SupersededSnapshot> Superseded);
