using SecondBrain.Testing;

namespace SecondBrain.Core.Tests.Fetching;

/// <summary>The addresses of hostile-urls.txt.</summary>
internal static class HostileUrls
{
    public static IReadOnlyList<(string Url, string What)> Read(int port, int other) =>
    [
        .. File.ReadLines(RepositoryPaths.Combine("tests", "SecondBrain.Core.Tests", "Fetching", "hostile-urls.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => (Url: line[..line.LastIndexOf('\t')], What: line[(line.LastIndexOf('\t') + 1)..]))
            .Select(each => (each.Url.Replace("{port}", $"{port}", StringComparison.Ordinal).Replace("{other}", $"{other}", StringComparison.Ordinal), each.What)),
    ];
}
