using System.ComponentModel;
using System.Diagnostics;

namespace SecondBrain.Local.Downloads;

/// <summary>The npm command, asked for one thing only: the archive of a package, from whatever registry npm is set to.</summary>
internal sealed class NpmClient(string command, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>npm's command on this platform.</summary>
    public static string DefaultCommand => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>Fetches the archive into the folder and returns its path.</summary>
    /// <exception cref="PackageUnavailableException">npm is missing, or could not fetch it.</exception>
    public async Task<string> PackAsync(NpmPackage package, string folder, CancellationToken cancellationToken)
    {
        using var npm = Start(package, folder);
        var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await npm.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }

        await output;
        var archives = Directory.GetFiles(folder, "*.tgz");
        return npm.ExitCode == 0 && archives.Length == 1
            ? archives[0]
            : throw new PackageUnavailableException(
                $"npm could not fetch {package.Spec} ({Reason(await errors)}): check the network, or the registry that npm is set to "
                + "('npm config get registry'), and start again.");
    }

    /// <summary>npm's own error code when it gives one (<c>ENOTFOUND</c>, <c>E404</c>), else its last line.</summary>
    internal static string Reason(string errors)
    {
        const string code = "npm error code ";
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(lines, line => line.StartsWith(code, StringComparison.Ordinal))?[code.Length..]
            ?? lines.LastOrDefault() ?? "it gave no reason";
    }

    private Process Start(NpmPackage package, string folder)
    {
        // Few and short retries: a person is waiting, and starting again costs nothing
        var start = new ProcessStartInfo(command)
        {
            ArgumentList =
            {
                "pack", package.Spec, "--pack-destination", folder, "--ignore-scripts", "--loglevel=error",
                "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=2000",
            },
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new PackageUnavailableException(
                $"{package.Purpose} is fetched with npm, and no '{command}' was found: install Node.js (https://nodejs.org), which brings npm, and start again.",
                exception);
        }
    }
}
