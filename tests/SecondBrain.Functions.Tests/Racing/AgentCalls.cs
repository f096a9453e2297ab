using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Racing;

/// <summary>Calls MCP tools over a fixed number of connections.</summary>
internal sealed class AgentCalls : IDisposable
{
    private readonly HttpClient _http;

    public AgentCalls(string url, string token, int connections)
    {
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = new Uri(url) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.Add("MCP-Protocol-Version", "2025-11-25");
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/event-stream");
    }

    /// <summary>The structured result.</summary>
    public async Task<JsonNode> CallAsync(string tool, JsonObject arguments, CancellationToken cancellationToken = default)
    {
        var call = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "tools/call", ["params"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments } };
        using var content = new StringContent(call.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync("/mcp", content, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!["result"]!["structuredContent"].ShouldNotBeNull(body);
    }

    public void Dispose() => _http.Dispose();
}
