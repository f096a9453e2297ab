using System.Diagnostics;
using System.Text.Json;

namespace SecondBrain.Bench.Doors;

/// <summary>The local host as a user starts it, in a process of its own, over a data folder on disk.</summary>
internal sealed class HostProcess : IDisposable
{
    private const int Limit = 1_000_000_000;

    private static readonly string[] Limits = ["AgentWritesPerMinute", "AgentWritesPerSession", "AgentWritesPerDay", "AgentTokensPerDay"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private HostProcess(Process process, string data, Uri url, string token) => (_process, Data, Url, Token) = (process, data, url, token);

    public string Data { get; }

    public Uri Url { get; }

    public string Token { get; }

    /// <summary>Starts a host and waits until it answers. An empty brain gets the sample garden, as always.</summary>
    public static async Task<HostProcess> StartAsync(string data)
    {
        Directory.CreateDirectory(data);
        File.Delete(HostFile(data));
        var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "--data", data, "--port", "0", .. Raised()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var clock = Stopwatch.StartNew();
        using var http = new HttpClient();
        while (clock.Elapsed < Patience && !process.HasExited)
        {
            await Task.Delay(50);
            if (File.Exists(HostFile(data)) && UrlOf(data) is { } url && await AnswersAsync(http, url))
                return new HostProcess(process, data, url, (await File.ReadAllTextAsync(Path.Combine(data, "owner.token"))).Trim());
        }

        throw new InvalidOperationException($"The host did not start on {data}.");
    }

    /// <summary>kill -9: nothing is flushed, nothing is said. The engine ends because its host did.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ctrl-C; a host that is still at work after that is killed, which loses nothing either.</summary>
    public async Task StopAsync()
    {
        using (var signal = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            await KillAsync();
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "SecondBrain.Local.dll");

    private static string HostFile(string data) => Path.Combine(data, "host.json");

    // agents' limits are for assistants that run wild, which is what a benchmark looks like
    private static IEnumerable<string> Raised()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SecondBrain.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run this from a checkout.");
        var template = File.ReadAllText(Path.Combine(folder.FullName, "template.yaml"));
        return Limits.Where(name => template.Contains($"\n  {name}:\n", StringComparison.Ordinal)).SelectMany(name => new[] { "--parameter", $"{name}={Limit}" });
    }

    private static Uri? UrlOf(string data)
    {
        try
        {
            return new Uri(JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(HostFile(data))).GetProperty("url").GetString()!);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return null; // it is being written
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri url)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(url, "/health"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
