using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Cli.Start;

/// <summary>The host that runs on a data folder, or one started in this process for as long as it is needed.</summary>
internal sealed class HostOnDemand(CliContext context, string data, int? port) : IAsyncDisposable
{
    private const int TriesForTheOther = 20;

    private readonly ILoggerFactory _logging = HostStart.Logging();
    private LocalHost? _host;

    /// <exception cref="LocalHostException">There is none and none can be started.</exception>
    public async Task<RunningHost> FindOrStartAsync(CancellationToken cancellationToken)
    {
        if (await RunningHost.TryFindAsync(data, port, cancellationToken) is { } running) return running;
        try
        {
            _host ??= await LocalHost.StartAsync(
                HostStart.Options(data, FreePort(), inMemory: false, new ErrorLines(context.Terminal.Error), _logging, context.Clock), cancellationToken);
            return new RunningHost(new Uri(_host.Url + "/"), _host.OwnerToken);
        }
        catch (LocalHostException)
        {
            // Another client may have started a host on this folder a moment ago
            for (var n = 0; n < TriesForTheOther; n++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), context.Clock, cancellationToken);
                if (await RunningHost.TryFindAsync(data, port, cancellationToken) is { } other) return other;
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _logging.Dispose();
    }

    // The usual port keeps addresses and tokens that were pasted elsewhere good
    private int FreePort()
    {
        try
        {
            return HostPort.Choose(port ?? LocalHostOptions.DefaultPort);
        }
        catch (LocalHostException) when (port is null)
        {
            return 0;
        }
    }

    private sealed class ErrorLines(TextWriter error) : IProgress<string>
    {
        public void Report(string value) => error.WriteLine(value);
    }
}
