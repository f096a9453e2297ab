using System.Security.Cryptography;

namespace SecondBrain.Local.Downloads;

/// <summary>
/// Pinned packages, fetched once through the npm client, verified, and kept extracted in a folder outside the repository.
/// A package that is there is used as it is: no npm, no network. Safe for several threads and several processes at once.
/// </summary>
public sealed class PackageCache
{
    private readonly NpmClient _npm;
    private readonly TimeProvider _time;

    /// <param name="root">The cache folder; it is made when it is first needed. Default: <see cref="CacheFolder.Default"/>.</param>
    public PackageCache(string? root = null)
        : this(root ?? CacheFolder.Default, new NpmClient(NpmClient.DefaultCommand, new Dictionary<string, string>()), TimeProvider.System)
    {
    }

    internal PackageCache(string root, NpmClient npm, TimeProvider time)
    {
        Root = root;
        _npm = npm;
        _time = time;
    }

    /// <summary>The cache folder.</summary>
    public string Root { get; }

    /// <summary>The package's folder when it is already here, else null.</summary>
    public string? Find(NpmPackage package)
    {
        var folder = Path.Combine(Root, package.FolderName);
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>Returns the folder that holds the package's content (what its archive has below <c>package/</c>), fetching it first if need be.</summary>
    /// <exception cref="PackageUnavailableException">
    /// npm is missing, the registry cannot be reached, or the archive is not the pinned one. Nothing of it is kept.
    /// </exception>
    public async Task<string> EnsureAsync(
        NpmPackage package, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (Find(package) is { } present)
            return present;

        void Report(DownloadStep step) => progress?.Report(new DownloadProgress(package, step));

        Directory.CreateDirectory(Root);
        var folder = Path.Combine(Root, package.FolderName);
        using var held = await FileLock.AcquireAsync(folder + ".lock", () => Report(DownloadStep.Waiting), _time, cancellationToken);
        if (Find(package) is { } fetchedMeanwhile)
            return fetchedMeanwhile;

        // Only the holder of the lock uses this folder, so what lies there was left by a process that was killed
        var partial = folder + ".partial";
        DeleteIfPresent(partial);
        try
        {
            await FetchAsync(package, partial, Report, cancellationToken);
            Directory.Move(Path.Combine(partial, "content"), folder);
        }
        finally
        {
            DeleteIfPresent(partial);
        }

        Report(DownloadStep.Ready);
        return folder;
    }

    private async Task FetchAsync(NpmPackage package, string partial, Action<DownloadStep> report, CancellationToken cancellationToken)
    {
        var content = Directory.CreateDirectory(Path.Combine(partial, "content")).FullName;
        report(DownloadStep.Fetching);
        var archive = await _npm.PackAsync(package, partial, cancellationToken);

        report(DownloadStep.Verifying);
        await using (var bytes = File.OpenRead(archive))
        {
            var actual = Convert.ToBase64String(await SHA512.HashDataAsync(bytes, cancellationToken));
            if (actual != package.Sha512)
            {
                throw new PackageUnavailableException(
                    $"{package.Spec} is not the pinned archive (SHA-512 expected {package.Sha512}, actual {actual}): "
                    + "the registry that npm is set to serves something else, so it was thrown away.");
            }
        }

        report(DownloadStep.Extracting);
        try
        {
            await PackageArchive.ExtractAsync(archive, content, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new PackageUnavailableException($"{package.Spec} could not be extracted: {exception.Message}.", exception);
        }
    }

    private static void DeleteIfPresent(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
