using SecondBrain.Local.Downloads;
using SecondBrain.Testing;

namespace SecondBrain.Mcp.Tests.Clients;

/// <summary>The npm packages of <c>tests/mcp-clients</c>, installed once by their lock file into the cache folder, outside the checkout.</summary>
internal static class ClientPackages
{
    private static readonly string Sources = RepositoryPaths.Combine("tests", "mcp-clients");

    /// <summary>The folder that holds <c>node_modules</c>.</summary>
    public static async Task<string> EnsureAsync()
    {
        var folder = Path.Combine(CacheFolder.Default, "mcp-clients");
        Directory.CreateDirectory(folder);
        using var held = await FileLock.AcquireAsync(folder + ".lock", () => { }, TimeProvider.System, CancellationToken.None);
        var installed = Path.Combine(folder, "installed-package-lock.json");
        var wanted = await File.ReadAllTextAsync(Path.Combine(Sources, "package-lock.json"));
        if (!File.Exists(installed) || await File.ReadAllTextAsync(installed) != wanted)
        {
            foreach (var name in (string[])["package.json", "package-lock.json"])
            {
                File.Copy(Path.Combine(Sources, name), Path.Combine(folder, name), overwrite: true);
            }

            await NodeProcess.RunAsync(NodeProcess.Npm, folder, "ci", "--no-audit", "--no-fund", "--loglevel=error");
            await File.WriteAllTextAsync(installed, wanted);
        }

        return folder;
    }

    public static string Script(string name) => Path.Combine(Sources, name);
}
