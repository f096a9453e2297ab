using System.Diagnostics;

namespace SecondBrain.Lambda.Tests.RuntimeApi;

/// <summary>The test's function as the process that Lambda would start: <c>dotnet exec</c>, environment variables, nothing else.</summary>
public sealed class FunctionProcess : IAsyncDisposable
{
    private readonly Process _process;

    private FunctionProcess(Process process) => _process = process;

    public static FunctionProcess Start(string? runtimeApi, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "SecondBrain.Lambda.Tests.Child.dll")])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = runtimeApi ?? "";
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "child";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        return new FunctionProcess(Process.Start(start)!);
    }

    public Task<string?> OutputLineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>Sends SIGTERM.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async Task<(int ExitCode, string Error)> ExitAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var error = await _process.StandardError.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
