using System.Diagnostics;

namespace SecondBrain.Mcp.Tests.Clients;

/// <summary>Runs Node.js and npm.</summary>
internal static class NodeProcess
{
    public static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>The Node.js of the packages, for what the machine's may be too old for.</summary>
    public static string Node(string packages) => Path.Combine(packages, "node_modules", "node", "bin", "node");

    /// <returns>Everything that it wrote; a failure is the test's failure with that text.</returns>
    public static async Task<string> RunAsync(string command, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{command} {arguments[0]}: {await output}{await errors}");
        return await output;
    }
}
