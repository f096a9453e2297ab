using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace SecondBrain.Bench.Workflows;

/// <summary><c>reference.js</c> beside this project, run by node 22, which it needs.</summary>
internal static class ReferenceInterpreter
{
    /// <returns>For each case executions per second and the output, or NaN and the error.</returns>
    public static async Task<IReadOnlyList<(double PerSecond, JsonNode? Output)>> MeasureAsync(string folder, IReadOnlyList<BenchCase> cases, double seconds)
    {
        using var node = Process.Start(new ProcessStartInfo(Path.Combine(folder, "node_modules", ".bin", "node"), ["reference.js", seconds.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        foreach (var each in cases)
        {
            await node.StandardInput.WriteLineAsync(each.ToLine());
        }

        node.StandardInput.Close();
        var lines = (await node.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync();
        return node.ExitCode == 0
            ? [.. lines.Select(line => JsonNode.Parse(line)!).Select(line => line["error"] is { } error ? (double.NaN, error) : ((double)line["perSecond"]!, line["output"]))]
            : throw new InvalidOperationException("The reference failed: run 'npm install --no-package-lock' in bench/workflows first.");
    }
}
