namespace SecondBrain.Local.Cli.Import;

/// <summary>Finds the Markdown files of a folder: <c>.md</c> and <c>.markdown</c>, without hidden files and folders such as <c>.obsidian</c> and <c>.git</c>.</summary>
internal static class VaultFolder
{
    /// <summary>In the order of their sources. Links are followed, each folder and file is visited once, so a loop ends.</summary>
    /// <exception cref="CliException">There is no such folder.</exception>
    public static IReadOnlyList<VaultFile> Find(string folder)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists) throw new CliException($"There is no folder {folder}.");

        var files = new List<VaultFile>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var folders = new Queue<(DirectoryInfo Folder, string Prefix)>([((DirectoryInfo)Target(root), "")]);
        var linked = new Queue<(FileSystemInfo Link, string Source)>();

        // What really lies in the folder comes first, so that it keeps its own name when a link points to it as well
        while (folders.Count > 0 || linked.Count > 0)
        {
            while (folders.TryDequeue(out var next))
            {
                if (visited.Add(next.Folder.FullName)) Read(next.Folder, next.Prefix, files, visited, folders, linked);
            }

            if (!linked.TryDequeue(out var link)) continue;
            switch (Target(link.Link))
            {
                case DirectoryInfo { Exists: true } target:
                    folders.Enqueue((target, link.Source + "/"));
                    break;
                case FileInfo { Exists: true } target when IsMarkdown(link.Source) && visited.Add(target.FullName):
                    files.Add(new VaultFile(target.FullName, link.Source));
                    break;
            }
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Source, right.Source));
        return files;
    }

    private static void Read(
        DirectoryInfo folder, string prefix, List<VaultFile> files, HashSet<string> visited, Queue<(DirectoryInfo, string)> folders, Queue<(FileSystemInfo, string)> linked)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => !IsHidden(entry)).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var source = prefix + entry.Name;
            if (entry.LinkTarget is not null) linked.Enqueue((entry, source));
            else if (entry is DirectoryInfo inner) folders.Enqueue((inner, source + "/"));
            else if (IsMarkdown(entry.Name) && visited.Add(entry.FullName)) files.Add(new VaultFile(entry.FullName, source));
        }
    }

    private static bool IsMarkdown(string name) =>
        name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);

    private static bool IsHidden(FileSystemInfo entry) =>
        entry.Name.StartsWith('.') || (entry.Attributes != (FileAttributes)(-1) && entry.Attributes.HasFlag(FileAttributes.Hidden));

    // A link that leads only to itself cannot be resolved; it then stays what it is, and does not exist
    private static FileSystemInfo Target(FileSystemInfo entry)
    {
        try
        {
            return entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry;
        }
        catch (IOException)
        {
            return new FileInfo(entry.FullName + "/");
        }
    }
}
