using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace SecondBrain.StackOnMoto;

/// <summary>A moto server in a process of its own, with its Step Functions interpreter on.</summary>
internal sealed class MotoServer : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private const string Announcement = "Running on ";

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
        var folder = Path.Combine(tests, "stack-on-moto");
        var start = new ProcessStartInfo("python3", [Path.Combine(tests, "workflow-differential", "moto_server.py"), Path.Combine(folder, "moto_host.py"), "-H", "127.0.0.1", "-p", $"{FreePort()}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["INVOKE_URL"] = invoke.ToString().TrimEnd('/');
        var python = Process.Start(start)!;
        var log = new Queue<string>();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        python.ErrorDataReceived += (_, line) => Read(log, line.Data, address);
        python.BeginErrorReadLine();
        python.BeginOutputReadLine();
        try
        {
            // its interpreter has to be told the port, so another program may take it first: moto then ends and says so. Who else answers there is not taken for moto
            return new MotoServer(python, folder, await address.Task.WaitAsync(Patience));
        }
        catch (Exception error) when (error is TimeoutException or InvalidOperationException)
        {
            python.Kill();
            throw new InvalidOperationException($"moto's server did not start:{Environment.NewLine}{string.Join(Environment.NewLine, log)}", error);
        }
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

    private static void Read(Queue<string> log, string? line, TaskCompletionSource<Uri> address)
    {
        if (line is null)
        {
            address.TrySetException(new InvalidOperationException("It ended before it listened."));
            return;
        }

        lock (log)
        {
            log.Enqueue(line);
            if (log.Count > 30)
                log.Dequeue();
        }

        if (line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at)
            address.TrySetResult(new Uri(line[(at + Announcement.Length)..].Trim()));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
