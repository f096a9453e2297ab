using System.Formats.Tar;
using System.IO.Compression;

namespace SecondBrain.Local.Downloads;

/// <summary>An npm archive: a gzipped tar whose entries all lie below one folder, usually <c>package/</c>.</summary>
internal static class PackageArchive
{
    /// <summary>Extracts files and folders below <paramref name="folder"/>, without the archive's first folder level.</summary>
    /// <exception cref="InvalidDataException">An entry leads outside the folder, or is a link or a device.</exception>
    public static async Task ExtractAsync(string archive, string folder, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        await using var file = File.OpenRead(archive);
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes or TarEntryType.Directory or TarEntryType.DirectoryList)
                continue;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                throw new InvalidDataException($"'{entry.Name}' is a {entry.EntryType}, and only plain files are extracted");

            var target = Target(root, entry.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await using var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None);
            if (entry.DataStream is { } data)
                await data.CopyToAsync(output, cancellationToken);
        }
    }

    private static string Target(string root, string entryName)
    {
        var name = entryName.Replace('\\', '/');
        var inner = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var target = Path.GetFullPath(Path.Combine(root, inner));
        if (inner.Length == 0 || !target.StartsWith(root, StringComparison.Ordinal))
            throw new InvalidDataException($"'{entryName}' leads outside the folder it is extracted to");
        return target;
    }
}
