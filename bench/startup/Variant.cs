using System.Diagnostics;

namespace SecondBrain.Bench.Startup;

/// <summary>A way to build and start the functions' package.</summary>
/// <param name="Publish">Arguments of dotnet publish besides those of <see cref="PublishAsync"/>.</param>
/// <param name="Environment">Variables of the process.</param>
internal sealed record Variant(string Name, string[] Publish, params (string Name, string Value)[] Environment)
{
    /// <summary>As template.yaml deploys it.</summary>
    public static Variant Deployed { get; } = new("ReadyToRun (deployed)", []);

    public static IReadOnlyList<Variant> Others { get; } =
    [
        new("JIT only", ["-p:PublishReadyToRun=false"]),
        new("ReadyToRun, TieredPGO on", [], ("DOTNET_TieredPGO", "1")),
        new("ReadyToRun, TieredCompilation off", [], ("DOTNET_TieredCompilation", "0")),
        new("ReadyToRun, InvariantGlobalization", [], ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")),
        new("ReadyToRun composite", ["-p:PublishReadyToRunComposite=true"]),
    ];

    /// <summary>Builds the package.</summary>
    /// <returns>Null on success, otherwise the first error.</returns>
    public async Task<string?> PublishAsync(string project, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-r", "linux-x64", "-o", folder, "-v:q", "-nologo", "-p:RunAnalyzers=false", .. Publish]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? "dotnet publish failed";
    }
}
