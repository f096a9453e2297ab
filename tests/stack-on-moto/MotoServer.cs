using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace SecondBrain.StackOnMoto;

/// <summary>A moto server in a process of its own, with its Step Functions interpreter on.</summary>
internal sealed class MotoServer : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _python;
    private readonly string _folder;

    private MotoServer(Process python, string folder, Uri endpoint) => (_python, _folder, Endpoint) = (python, folder, endpoint);

    public Uri Endpoint { get; }

    /// <summary>Whether moto, boto3 and the SAM transform are installed.</summary>
    public static bool IsInstalled
    {
        get
        {
            try
            {
                using var python = Process.Start(new ProcessStartInfo("python3", ["-c", "import antlr4, boto3, moto.server, samtranslator"]) { RedirectStandardError = true, UseShellExecute = false })!;
                python.WaitForExit();
                return python.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }

    /// <param name="tests">The folder <c>tests</c> of the checkout.</param>
    /// <param name="invoke">Where functions and models answer.</param>
    public static async Task<MotoServer> StartAsync(string tests, Uri invoke)
    {
        var port = FreePort();
        var folder = Path.Combine(tests, "stack-on-moto");
        var start = new ProcessStartInfo("python3", [Path.Combine(tests, "workflow-differential", "moto_server.py"), Path.Combine(folder, "moto_host.py"), "-H", "127.0.0.1", "-p", $"{port}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["INVOKE_URL"] = invoke.ToString().TrimEnd('/');
        var server = new MotoServer(Process.Start(start)!, folder, new Uri($"http://127.0.0.1:{port}"));
        var log = new Queue<string>();
        server._python.ErrorDataReceived += (_, line) => Keep(log, line.Data);
        server._python.BeginErrorReadLine();
        server._python.BeginOutputReadLine();
        await server.AnswersAsync(port, log);
        return server;
    }

    /// <summary>Deploys the transformed template.</summary>
    public async Task<Deployment> DeployAsync(IReadOnlyDictionary<string, string> parameters)
    {
        string[] arguments = [Path.Combine(_folder, "deploy.py"), Endpoint.ToString().TrimEnd('/'), .. parameters.Select(each => $"{each.Key}={each.Value}")];
        using var python = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var answer = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        return python.ExitCode == 0
            ? JsonSerializer.Deserialize<Deployment>(answer, Json)!
            : throw new InvalidOperationException("deploy.py failed: it has said why above.");
    }

    public void Dispose()
    {
        _python.Kill();
        _python.WaitForExit();
        _python.Dispose();
    }

    private async Task AnswersAsync(int port, Queue<string> log)
    {
        for (var began = Stopwatch.StartNew(); began.Elapsed < Patience; await Task.Delay(100))
        {
            if (_python.HasExited)
                break;
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", port);
                return;
            }
            catch (SocketException)
            {
            }
        }

        throw new InvalidOperationException($"moto's server did not start:{Environment.NewLine}{string.Join(Environment.NewLine, log)}");
    }

    private static void Keep(Queue<string> log, string? line)
    {
        if (line is null)
            return;
        lock (log)
        {
            log.Enqueue(line);
            if (log.Count > 30)
                log.Dequeue();
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        return ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
    }
}
