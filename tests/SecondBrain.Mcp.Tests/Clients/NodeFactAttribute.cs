using System.ComponentModel;
using System.Diagnostics;

namespace SecondBrain.Mcp.Tests.Clients;

/// <summary>A test that runs Node.js: skipped, and saying so, where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(() => Find("node") ?? Find(NodeProcess.Npm));

    public NodeFactAttribute() => Skip = Missing.Value;

    private static string? Find(string command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, "--version") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return null;
        }
        catch (Win32Exception)
        {
            return $"needs Node.js with npm, and no '{command}' was found: install it from https://nodejs.org";
        }
    }
}
