using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace SecondBrain.Bench.Startup;

/// <summary>One start of a function's process under a Runtime API that has one event for it.</summary>
internal static class ColdStart
{
    public const string Answered = "answer";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <inheritdoc cref="SampleAsync"/>
    /// <returns>Milliseconds from process start to the function's answer.</returns>
    /// <exception cref="InvalidOperationException">The function answered with an error.</exception>
    public static async Task<double> MeasureAsync(string package, string function, string body, string table, Uri dynamoDb, params (string Name, string Value)[] more)
    {
        var sample = await SampleAsync(package, function, body, table, dynamoDb, more);
        return sample.Outcome == Answered ? sample.FirstAnswer : throw new InvalidOperationException($"{function}: {sample.Outcome}");
    }

    /// <summary>A process that does not answer in <see cref="Patience"/> is killed, and its sample says so.</summary>
    /// <param name="more">Environment variables besides those that every function gets here.</param>
    public static async Task<StartSample> SampleAsync(string package, string function, string body, string table, Uri dynamoDb, params (string Name, string Value)[] more)
    {
        using var api = new HttpListener();
        var port = FreePort();
        api.Prefixes.Add($"http://127.0.0.1:{port}/");
        api.Start();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(Start(package, function, table, dynamoDb, port, more))!;
        process.BeginOutputReadLine(); // its log: read, so that it never waits for a reader, and not shown
        try
        {
            var next = await AskedAsync(api, process);
            var init = clock.Elapsed.TotalMilliseconds;
            next.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = "one";
            next.Response.Headers["Lambda-Runtime-Deadline-Ms"] = TimeProvider.System.GetUtcNow().AddSeconds(30).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
            await next.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            next.Response.Close();
            var answer = await AskedAsync(api, process);
            var elapsed = clock.Elapsed.TotalMilliseconds;
            var outcome = answer.Request.Url!.AbsolutePath.EndsWith("/response", StringComparison.Ordinal) ? Answered : await ErrorTypeAsync(answer.Request);
            return new StartSample(init, elapsed, PeakMegabytes(process), LoadedAssemblies(process, package), outcome);
        }
        catch (TimeoutException)
        {
            return new StartSample(double.NaN, double.NaN, double.NaN, [], process.HasExited ? $"ended with {process.ExitCode}" : $"no answer in {Patience.TotalSeconds:0} s");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    // the next request of the process, unless it ends or takes too long
    private static async Task<HttpListenerContext> AskedAsync(HttpListener api, Process process)
    {
        var asked = api.GetContextAsync();
        await Task.WhenAny(asked, process.WaitForExitAsync()).WaitAsync(Patience);
        return asked.IsCompleted ? await asked : throw new TimeoutException();
    }

    private static async Task<string> ErrorTypeAsync(HttpListenerRequest request)
    {
        using var error = await JsonDocument.ParseAsync(request.InputStream);
        return error.RootElement.GetProperty("errorType").GetString() ?? "unknown";
    }

    private static double PeakMegabytes(Process process)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024;
    }

    // the runtime maps every assembly that it loads
    private static string[] LoadedAssemblies(Process process, string package) =>
    [
        .. File.ReadLines($"/proc/{process.Id}/maps")
            .Where(line => line.EndsWith(".dll", StringComparison.Ordinal) && line.Contains(package, StringComparison.Ordinal))
            .Select(line => Path.GetFileNameWithoutExtension(line)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    public static long ZippedBytes(string folder)
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(folder, zip);
        return zip.Length;
    }

    private static ProcessStartInfo Start(string package, string function, string table, Uri dynamoDb, int port, (string Name, string Value)[] more)
    {
        var executable = Path.Combine(package, "SecondBrain.Functions"); // a self-contained package has one, as a custom runtime's bootstrap would start it
        var start = new ProcessStartInfo(File.Exists(executable) ? executable : "dotnet", File.Exists(executable) ? [] : ["exec", $"{executable}.dll"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment =
            {
                ["AWS_LAMBDA_RUNTIME_API"] = $"127.0.0.1:{port}",
                ["AWS_LAMBDA_FUNCTION_NAME"] = function,
                ["AWS_REGION"] = "us-east-1",
                ["AWS_ACCESS_KEY_ID"] = "local",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
                ["AWS_ENDPOINT_URL_DYNAMODB"] = dynamoDb.ToString(),
                ["FUNCTION"] = function,
                ["TABLE_NAME"] = table,
                ["BUCKET_NAME"] = "none",
                ["EMBEDDING_MODEL_ID"] = "amazon.titan-embed-text-v2:0",
                ["NOTE_TYPES"] = "",
                ["LINK_TYPES"] = "",
                // nobody answers there: a container that asks a metadata server for credentials would wait for it
                ["AWS_EC2_METADATA_DISABLED"] = "true",
            },
        };
        foreach (var (name, value) in more)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
