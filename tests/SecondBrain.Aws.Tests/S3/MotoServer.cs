using System.Diagnostics;
using SecondBrain.Conformance;

namespace SecondBrain.Aws.Tests.S3;

/// <summary>moto's services as a child process.</summary>
public class MotoServer : IAsyncLifetime
{
    private const string Announcement = "Running on ";

    // S3 checks a condition and writes as one step; moto does so only when it takes one request at a time
    private const string OneRequestAtATime =
        "import moto.server as m; run = m.run_simple; m.run_simple = lambda *a, **k: run(*a, **{**k, 'threaded': False}); m.main(['-H', '127.0.0.1', '-p', '0'])";

    /// <summary>In Python; says where it listens on its standard error.</summary>
    protected virtual string Program => OneRequestAtATime;

    private Process? _process;
    private Uri? _address;
    private Task _drained = Task.CompletedTask;

    public Uri Address => _address ?? throw new InvalidOperationException("moto's server was not started.");

    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo("python3", ["-c", Program]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        if (RequiresToolAttribute.Missing("moto_server", "") is not null)
            return; // each test that needs it is skipped, and says so

        _process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await _process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at)
            {
                _address = new Uri(line[(at + Announcement.Length)..].Trim());
                _drained = Task.WhenAll(_process.StandardError.ReadToEndAsync(), _process.StandardOutput.ReadToEndAsync());
                return;
            }
        }

        throw new InvalidOperationException("moto's server ended before it listened: run moto_server by hand to see why.");
    }

    public async Task DisposeAsync()
    {
        if (_process is null)
            return;

        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _drained;
        _process.Dispose();
    }
}
