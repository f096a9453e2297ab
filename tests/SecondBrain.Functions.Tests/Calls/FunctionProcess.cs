using System.Diagnostics;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>A function as the process that Lambda would start: the executable that is deployed, the template's variables.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    // beside it lies all that it needs; what lies beside the tests is without the parts of a framework that only they use
    private static readonly string Executable = RepositoryPaths.Combine(
        "functions", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "SecondBrain.Functions.dll");

    private readonly Process _process;

    private FunctionProcess(Process process) => _process = process;

    public static FunctionProcess Start(LocalHost host, string function, string runtimeApi, Uri dynamoDb)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Executable]) { UseShellExecute = false, RedirectStandardOutput = true };
        var variables = new Dictionary<string, string>(FunctionVariables.Merge(host.Template.Functions))
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["AWS_LAMBDA_FUNCTION_NAME"] = function,
            ["FUNCTION"] = function,
            ["AWS_REGION"] = host.Template.Scope.Region,
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_ENDPOINT_URL_DYNAMODB"] = dynamoDb.ToString(),
            ["EMBEDDING_MODEL_ID"] = "amazon.titan-embed-text-v2:0", // not the model that only the local host has
            ["OTHER_EMBEDDING_MODEL_ID"] = "",
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine(); // its log: read, so that it never waits for a reader
        return new FunctionProcess(process);
    }

    /// <summary>File names of the assemblies that the process has loaded. Linux only.</summary>
    public IReadOnlySet<string> Assemblies() =>
        File.ReadLines($"/proc/{_process.Id}/maps").Select(line => Path.GetFileNameWithoutExtension(line.Split(' ')[^1])).ToHashSet(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
