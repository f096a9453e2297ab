using System.Diagnostics;
using System.Text.Json;

namespace SecondBrain.Bench.Embedding;

/// <summary>One run of the reference: milliseconds from its start to the first vector, and for each text when warm.</summary>
internal sealed record ReferenceRun(double First, double[] Milliseconds);

/// <summary><c>reference.js</c> beside this project, run by node.</summary>
internal static class JavaScriptReference
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<ReferenceRun> RunAsync(string[] texts)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["reference.js", "time", "1"])
        {
            WorkingDirectory = Folder(),
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        foreach (var text in texts)
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(text));
        node.StandardInput.Close();
        var line = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<ReferenceRun>(line, Json)!
            : throw new InvalidOperationException("The reference failed: run 'npm install --no-package-lock' in bench/embedding first.");
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "reference.js")))
                return folder.FullName;
        }

        throw new FileNotFoundException("No reference.js above the program: run it from a checkout.");
    }
}
