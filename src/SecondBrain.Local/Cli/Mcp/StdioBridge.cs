using System.Collections.Concurrent;

namespace SecondBrain.Local.Cli.Mcp;

/// <summary>The stdio transport of MCP over a host's HTTP endpoint: a message is a line, and nothing else is written.</summary>
internal sealed class StdioBridge(McpForwarder forwarder, TextReader input, TextWriter output, TextWriter log, TimeProvider clock) : IDisposable
{
    /// <summary>After the client closed its end, answers under way get this long.</summary>
    public static TimeSpan Farewell { get; } = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _requests = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>Until the client closes its end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new HashSet<Task>();
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            running.RemoveWhere(task => task.IsCompleted);
            if (McpMessage.Parse(line) is { } message) running.Add(HandleAsync(message, stop.Token));
            else await WriteAsync(McpMessage.Error(id: null, JsonRpcError.Parse, "This line is not a JSON-RPC message."));
        }

        using var farewell = new CancellationTokenSource(Farewell, clock);
        await using var ending = farewell.Token.Register(stop.Cancel);
        await Task.WhenAll(running);
    }

    public void Dispose() => _writing.Dispose();

    private async Task HandleAsync(McpMessage message, CancellationToken stop)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var key = message.Method is null ? null : message.Id?.ToJsonString();
        if (key is not null) _requests[key] = cancel;
        try
        {
            // Over HTTP a request is taken back by hanging up
            if (message.Cancels is { } cancelled && _requests.TryGetValue(cancelled, out var other)) await other.CancelAsync();
            await forwarder.ForwardAsync(message, WriteAsync, cancel.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // the client does not want the answer any more
        }
        catch (Exception e) when (e is HttpRequestException or IOException or CliException or Hosting.LocalHostException)
        {
            await log.WriteLineAsync($"{message.Method}: {e.Message}");
            if (key is not null) await WriteAsync(McpMessage.Error(message.Id, JsonRpcError.Internal, e.Message));
        }
        finally
        {
            if (key is not null) _requests.TryRemove(new KeyValuePair<string, CancellationTokenSource>(key, cancel));
        }
    }

    private async Task WriteAsync(string line)
    {
        await _writing.WaitAsync();
        try
        {
            await output.WriteLineAsync(line);
            await output.FlushAsync();
        }
        finally
        {
            _writing.Release();
        }
    }
}
