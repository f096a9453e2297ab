using SecondBrain.Core.Identity;
using SecondBrain.Core.Storage;

namespace SecondBrain.Core.Import;

/// <summary>Where an import's blobs are: all under <c>imports/</c>, which the bucket empties after <see cref="ImportLimits.Retention"/>.</summary>
public static class ImportBlobs
{
    public static string Folder(BrainId brain, ImportId id) => $"imports/{brain}/{id}";

    /// <summary>By its hash: equal files are one blob.</summary>
    public static BlobKey File(BrainId brain, ImportId id, string sha256) => BlobKey.Parse($"{Folder(brain, id)}/files/{sha256}");

    public static BlobKey Part(BrainId brain, ImportId id, string part) => BlobKey.Parse($"{Folder(brain, id)}/parts/{part}.jsonl");

    public static BlobKey Manifest(BrainId brain, ImportId id) => BlobKey.Parse($"{Folder(brain, id)}/manifest.jsonl");

    public static BlobKey Results(BrainId brain, ImportId id) => BlobKey.Parse($"{Folder(brain, id)}/results.jsonl");

    /// <summary>Where the distributed map writes what its children returned.</summary>
    public static string Run(BrainId brain, ImportId id) => $"{Folder(brain, id)}/run";
}
