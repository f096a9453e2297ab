using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Bench.Doors;

/// <summary>MCP over streamable HTTP, revision 2025-11-25, with a fixed number of keep-alive connections.</summary>
internal sealed class McpHttpClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _endpoint;
    private int _id;

    public McpHttpClient(Uri host, string token, int connections)
    {
        _endpoint = new Uri(host, "/mcp");
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false, PooledConnectionLifetime = Timeout.InfiniteTimeSpan })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.Add("MCP-Protocol-Version", "2025-11-25");
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/event-stream");
    }

    /// <returns>The structured result of a tool.</returns>
    /// <exception cref="InvalidOperationException">The tool, or the server, refused.</exception>
    public async Task<JsonElement> CallAsync(string tool, JsonObject arguments, CancellationToken cancellationToken = default)
    {
        var call = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = Interlocked.Increment(ref _id),
            ["method"] = "tools/call",
            ["params"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(call)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.StatusCode is not HttpStatusCode.OK)
            throw new InvalidOperationException($"{tool}: {(int)response.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}");
        var message = JsonElement.Parse(body);
        return message.TryGetProperty("result", out var result) && result.TryGetProperty("structuredContent", out var content) && !result.TryGetProperty("isError", out _)
            ? content
            : throw new InvalidOperationException($"{tool}: {message}");
    }

    /// <summary>GET of the HTTP API.</summary>
    public async Task<byte[]> GetAsync(string path, CancellationToken cancellationToken = default)
    {
        using var response = await _http.GetAsync(new Uri(_endpoint, path), cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    public async Task<JsonElement> GetJsonAsync(string path, CancellationToken cancellationToken = default) => JsonElement.Parse(await GetAsync(path, cancellationToken));

    public void Dispose() => _http.Dispose();
}
