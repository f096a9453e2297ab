using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Tests.Serving;

/// <summary>Sends MCP messages byte by byte as a test wants them.</summary>
internal sealed class RawClient : IDisposable
{
    public const string Newest = "2026-07-28";

    private readonly HttpClient _http = new();

    private int _id;

    public RawClient(Uri address, string token)
    {
        _http.BaseAddress = address;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>A request of 2026-07-28 with all that belongs to it.</summary>
    public Task<RawAnswer> AskAsync(string method, JsonObject? parameters = null, string? client = "xunit", params (string Name, string? Value)[] headers)
    {
        parameters ??= [];
        var meta = new JsonObject { ["io.modelcontextprotocol/protocolVersion"] = Newest, ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject() };
        if (client is not null)
        {
            meta["io.modelcontextprotocol/clientInfo"] = new JsonObject { ["name"] = client, ["version"] = "1" };
        }

        parameters["_meta"] = meta;
        var all = new Dictionary<string, string?> { ["MCP-Protocol-Version"] = Newest, ["Mcp-Method"] = method, ["Mcp-Name"] = (string?)parameters["name"] };
        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return SendAsync(Message(method, parameters), all);
    }

    /// <summary>A request of an older revision.</summary>
    public Task<RawAnswer> AskOldAsync(string method, JsonObject? parameters = null, string? revision = "2025-11-25") =>
        SendAsync(Message(method, parameters ?? []), new Dictionary<string, string?> { ["MCP-Protocol-Version"] = revision });

    public async Task<JsonNode> CallAsync(string tool, JsonObject arguments, string? client = "xunit")
    {
        var answer = await AskAsync("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments }, client);
        answer.Status.ShouldBe(200, answer.Text);
        return answer.Body["result"]!;
    }

    /// <summary>The structured content of a call that must succeed.</summary>
    public async Task<JsonNode> UseAsync(string tool, JsonObject arguments, string? client = "xunit")
    {
        var result = await CallAsync(tool, arguments, client);
        result["isError"].ShouldBeNull(result.ToJsonString());
        return result["structuredContent"]!;
    }

    /// <summary>The text of a call that must fail as a tool.</summary>
    public async Task<string> FailAsync(string tool, JsonObject arguments)
    {
        var result = await CallAsync(tool, arguments);
        ((bool?)result["isError"]).ShouldBe(true, result.ToJsonString());
        return (string)result["content"]![0]!["text"]!;
    }

    public async Task<RawAnswer> SendAsync(string body, IReadOnlyDictionary<string, string?> headers, HttpMethod? method = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, "");
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Method == HttpMethod.Post)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        using var response = await _http.SendAsync(request);
        return new RawAnswer(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response.Headers.WwwAuthenticate.ToString());
    }

    public void Dispose() => _http.Dispose();

    private string Message(string method, JsonObject parameters) =>
        new JsonObject { ["jsonrpc"] = "2.0", ["id"] = ++_id, ["method"] = method, ["params"] = parameters }.ToJsonString();
}

internal sealed record RawAnswer(int Status, string Text, string? ContentType, string Challenge)
{
    public JsonNode Body => JsonNode.Parse(Text)!;

    public int? ErrorCode => (int?)Body["error"]?["code"];
}
