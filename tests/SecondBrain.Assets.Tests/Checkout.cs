using SecondBrain.Testing;

namespace SecondBrain.Assets.Tests;

/// <summary>The files of the checkout without what builds and installs put there.</summary>
internal static class Checkout
{
    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal)
    {
        "bin", "obj", "node_modules", "TestResults", "out", "artifacts", "__pycache__", ".git", ".aws-sam", ".secondbrain", ".vs", ".idea",
    };

    /// <summary>Paths relative to the root, with <c>/</c>.</summary>
    public static IEnumerable<string> Files(string under = "", params string[] extensions) =>
        from file in Walk(new DirectoryInfo(RepositoryPaths.Combine(under)))
        where extensions.Length == 0 || extensions.Contains(file.Extension, StringComparer.Ordinal)
        select Relative(file.FullName);

    /// <summary>Names of the folders in a folder, hidden ones not among them.</summary>
    public static IEnumerable<string> Folders(string under = "") =>
        from folder in new DirectoryInfo(RepositoryPaths.Combine(under)).EnumerateDirectories()
        where !Ignored.Contains(folder.Name) && !folder.Name.StartsWith('.')
        select folder.Name;

    public static string Read(string path) => File.ReadAllText(RepositoryPaths.Combine(path));

    /// <summary>Whether a file or folder is there; the last part may have wildcards.</summary>
    public static bool Has(string path)
    {
        var full = RepositoryPaths.Combine(path.TrimEnd('/'));
        return path.Contains('*', StringComparison.Ordinal)
            ? Directory.Exists(Path.GetDirectoryName(full)) && Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(full)!, Path.GetFileName(full)).Any()
            : File.Exists(full) || Directory.Exists(full);
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(inner => !Ignored.Contains(inner.Name)).SelectMany(Walk));

    private static string Relative(string path) => Path.GetRelativePath(RepositoryPaths.Root, path).Replace('\\', '/');
}
