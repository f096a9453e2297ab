using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Local.Cli.Mcp;

/// <summary>Sends one message to a host's <c>POST /mcp</c> and reads what comes back, JSON or server-sent events.</summary>
/// <remarks>Safe for concurrent use. Remembers what <c>initialize</c> settled: the revision, and the session id, which older clients of stdio do not repeat.</remarks>
internal sealed class McpForwarder(Func<CancellationToken, Task<RunningHost>> findHost) : IDisposable
{
    private const string SessionHeader = "Mcp-Session-Id";

    private readonly SemaphoreSlim _connecting = new(1);
    private volatile HttpClient? _http;
    private volatile string? _revision;
    private volatile string? _session;

    /// <param name="write">Called for each message that comes back, as one line.</param>
    public async Task ForwardAsync(McpMessage message, Func<string, Task> write, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(message, cancellationToken);
        if (message.Method == "initialize") _session = response.Headers.TryGetValues(SessionHeader, out var session) ? session.First() : null;
        var answered = false;
        if (response.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
            {
                if (item.Data.Length > 0) answered |= await PassAsync(message, item.Data, write);
            }
        }
        else
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            answered = body.Length > 0 && await PassAsync(message, body, write);
        }

        // A refusal by the gateway is no JSON-RPC message, but the client still waits for one
        if (!answered && message.Id is { } id && message.Method is not null)
            await write(McpMessage.Error(id, JsonRpcError.Internal, $"The host answered {(int)response.StatusCode} {response.ReasonPhrase} without a message."));
    }

    public void Dispose()
    {
        _http?.Dispose();
        _connecting.Dispose();
    }

    private async Task<bool> PassAsync(McpMessage message, string text, Func<string, Task> write)
    {
        if (McpMessage.ReadAnswer(text) is not { } answer) return false;
        if (message.Method == "initialize" && McpMessage.SettledRevision(answer.Json) is { } revision) _revision = revision;
        await write(answer.Line);
        return answer.Json is JsonObject json && (json.ContainsKey("result") || json.ContainsKey("error"));
    }

    // The host that was found at first may have been stopped and another one started. A request that was never connected can be sent again.
    private async Task<HttpResponseMessage> SendAsync(McpMessage message, CancellationToken cancellationToken)
    {
        var http = _http ?? await ConnectAsync(null, cancellationToken);
        try
        {
            return await SendAsync(http, message, cancellationToken);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return await SendAsync(await ConnectAsync(http, cancellationToken), message, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient http, McpMessage message, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "mcp") { Content = new StringContent(message.Text, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        Add("MCP-Protocol-Version", message.Revision ?? (message.Method == "initialize" ? null : _revision));
        Add(SessionHeader, message.Method == "initialize" ? null : _session);
        Add("Mcp-Method", message.Method);
        Add("Mcp-Name", message.Name);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

        void Add(string name, string? value)
        {
            if (value is not null) request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private async Task<HttpClient> ConnectAsync(HttpClient? gone, CancellationToken cancellationToken)
    {
        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (_http is { } connected && connected != gone) return connected;
            return _http = (await findHost(cancellationToken)).Connect();
        }
        finally
        {
            _connecting.Release();
        }
    }
}
