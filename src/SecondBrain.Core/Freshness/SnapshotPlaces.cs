using SecondBrain.Core.Identity;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Freshness;

/// <summary>Where snapshots lie in the bucket: <c>{brain}/index/{model}/current.json</c> and, beside it, <c>{version}.seg</c>.</summary>
public static class SnapshotPlaces
{
    private const string Manifest = "current.json";

    private const string Extension = ".seg";

    /// <summary>What the keys of all snapshots of a brain begin with, whatever their model.</summary>
    public static string OfBrain(BrainId brain) => $"{brain}/index/";

    public static string OfIndex(BrainId brain, string model) => $"{brain}/index/{BrainReembedding.ModelHash(model)}/";

    public static BlobKey ManifestOf(BrainId brain, string model) => BlobKey.Parse(OfIndex(brain, model) + Manifest);

    public static BlobKey VersionOf(BrainId brain, string model, string version) => BlobKey.Parse(OfIndex(brain, model) + version + Extension);

    public static bool IsManifest(BlobKey key) => key.Value.EndsWith('/' + Manifest, StringComparison.Ordinal);

    /// <summary>The version that a key is of; null when it is of none.</summary>
    public static string? Version(BlobKey key) =>
        key.Value.EndsWith(Extension, StringComparison.Ordinal) && key.Value[(key.Value.LastIndexOf('/') + 1)..^Extension.Length] is var version && IdSource.IsUlid(version) ? version : null;
}
